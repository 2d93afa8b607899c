package dev.rollcall.event.reading;

import java.util.List;

/**
 * Where the user of an event stands, and what counts as the same user or as none.
 *
 * @param paths where to look, at least one: the first that is there and not null; paths in the value, {@link EventSchema#RECORD_KEY},
 *     {@link EventSchema#HEADER} and a header's name
 * @param ignored values that stand for nobody: such a path counts as not there
 * @param userCase what is made of upper and lower case
 * @param keyFormat how the record's key is read
 */
public record UserSource(List<String> paths, List<String> ignored, UserCase userCase, KeyFormat keyFormat) {
    /** Makes the lists immutable. */
    public UserSource {
        paths = List.copyOf(paths);
        ignored = List.copyOf(ignored);
    }

    /**
     * A user without further rules.
     *
     * @param path where it stands
     * @return a source of one path
     */
    public static UserSource of(String path) {
        return new UserSource(List.of(path), List.of(), UserCase.AS_IS, KeyFormat.TEXT);
    }
}
