package dev.rollcall.service.check.client;

/** Which client a setting is for. */
enum Client {
    CONSUMER,
    PRODUCER,
    /** Every client that knows the name. */
    ANY;

    boolean includes(Client other) {
        return this == ANY || this == other;
    }
}
