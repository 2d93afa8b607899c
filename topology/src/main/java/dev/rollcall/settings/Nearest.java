package dev.rollcall.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Nearest {
    private Nearest() {}

    /**
     * The known word that differs least from a mistyped one; capitals make no difference.
     *
     * @param word what was written
     * @param known what could have been meant
     * @param limit how many letters may be missing, extra, wrong or swapped
     * @return the nearest word, or nothing if none is within the limit
     */
    static Optional<String> to(String word, Collection<String> known, int limit) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * A question to end a message with, for words nobody writes on purpose unless they are known.
     *
     * @param prefix what all known words begin with, left out of them and of the word
     * @return nothing if none is near, which is one letter in three
     */
    static String hint(String prefix, String word, Collection<String> known) {
        return to(word, known, Math.max(2, word.length() / 3))
                .map(nearest -> "; did you mean " + prefix + nearest + "?")
                .orElse("");
    }

    // Optimal string alignment: insert, delete, replace, and swap of two neighbours count one each.
    private static int distance(String word, String other) {
        String a = word.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] cost) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
