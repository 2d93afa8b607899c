package dev.rollcall.event.protobuf;

import dev.rollcall.event.binary.BinaryInput;

/** Takes what is wanted out of one field of a message. */
interface ProtoStep {
    /**
     * Whether the field can be written like this. What cannot be is passed over, as by every reader of Protobuf.
     *
     * @param wireType how it is written, 0 to 5
     */
    boolean takes(int wireType);

    /**
     * Reads one occurrence of the field.
     *
     * @param in stands behind the tag, and behind the field afterwards
     * @param wireType how it is written
     * @throws dev.rollcall.event.binary.MalformedException if it is not what the schema says
     */
    void read(BinaryInput in, int wireType);

    /** Forgets what came before: a new event begins. */
    default void begin() {}

    /** The message around the field is there, so that the field has its default if it is not written. */
    default void enter() {}
}
