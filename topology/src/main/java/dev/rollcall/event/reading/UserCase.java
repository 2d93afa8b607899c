package dev.rollcall.event.reading;

/** What is made of upper and lower case in a user. */
public enum UserCase {
    /** Nothing: they are told apart. */
    AS_IS,
    /** Lower case, without white space around it. */
    LOWER
}
