package dev.rollcall.service.sample;

import dev.rollcall.service.text.DisplayText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How users are called where people look: by their identifiers, or by their places in the order of how frequent they are. */
final class UserNames {
    private static final int WIDTH = 40;

    private final Map<String, Integer> places = new HashMap<>();
    private final boolean hidden;

    /**
     * Names for some users.
     *
     * @param byFrequency the users, the most frequent one first, not null
     * @param hidden whether their identifiers are not to be shown
     */
    UserNames(List<String> byFrequency, boolean hidden) {
        this.hidden = hidden;
        byFrequency.forEach(user -> places.put(user, places.size() + 1));
    }

    /**
     * Whether identifiers are not to be shown, nor anything that may contain them.
     *
     * @return whether users have numbers
     */
    public boolean areHidden() {
        return hidden;
    }

    /**
     * What a user is called.
     *
     * @param user one of the users, not null
     * @return text that fits a line and cannot steer a terminal
     */
    public String of(String user) {
        return hidden ? "user " + places.get(user) : DisplayText.fit(user, WIDTH);
    }

    /**
     * The same, so that white space at its ends can be seen.
     *
     * @param user one of the users, not null
     * @return the name, in quotes if it is an identifier
     */
    public String quoted(String user) {
        return hidden ? of(user) : '"' + of(user) + '"';
    }
}
