package dev.rollcall.service;

import java.io.Console;
import java.util.Map;

/** What the output goes to. Thread-safe. */
public final class Terminal {
    private static final int DEFAULT_WIDTH = 80;

    private Terminal() {}

    /**
     * Whether a screen can be drawn on the output.
     *
     * @param environment the environment variables, not null
     * @return false also if the terminal cannot move its cursor
     */
    public static boolean canDraw(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "dumb");
        return !term.isEmpty() && !term.equals("dumb") && isTerminal(System.console());
    }

    /** Since Java 22 there may be a console that is no terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException javaBefore22) {
            return true;
        }
    }

    /**
     * How many columns there are, as far as the shell says.
     *
     * @param environment the environment variables, not null
     * @return columns
     */
    public static int width(Map<String, String> environment) {
        try {
            return Math.max(DEFAULT_WIDTH / 2, Integer.parseInt(environment.getOrDefault("COLUMNS", "")));
        } catch (NumberFormatException e) {
            return DEFAULT_WIDTH;
        }
    }
}
