package dev.rollcall.service.run;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file beside the state of an instance that says how the state was made. */
public enum StateMark {
    /** With which settings: {@link SettingsMark}. */
    SETTINGS(".settings"),
    /** With which key: {@link PseudonymMark}. */
    PSEUDONYM_KEY(".pseudonym-key");

    private final String suffix;

    StateMark(String suffix) {
        this.suffix = suffix;
    }

    /**
     * Where it is.
     *
     * @param directory that of the instance, not null
     * @param applicationId whose state it belongs to, not null
     * @return a file, which need not exist
     */
    public Path file(Path directory, String applicationId) {
        return directory.resolve(applicationId + suffix);
    }

    /** Whether there is state that it could belong to; without any it means nothing. */
    static boolean isMeaningful(Path directory, String applicationId) {
        return Files.exists(directory.resolve(applicationId));
    }
}
