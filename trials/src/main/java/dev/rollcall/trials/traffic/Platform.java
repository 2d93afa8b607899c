package dev.rollcall.trials.traffic;

/** What a user uses the product on. */
public enum Platform {
    /** An iPhone or iPad. */
    IOS("ios"),
    /** An Android device. */
    ANDROID("android"),
    /** A browser. */
    WEB("web");

    private final String value;

    Platform(String value) {
        this.value = value;
    }

    /**
     * The platform as events name it.
     *
     * @return the dimension value
     */
    public String value() {
        return value;
    }
}
