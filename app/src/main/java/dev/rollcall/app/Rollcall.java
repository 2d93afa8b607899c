package dev.rollcall.app;

/** The command line. */
public final class Rollcall {
    private Rollcall() {}

    /**
     * Runs one command.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.out.println("rollcall");
    }
}
