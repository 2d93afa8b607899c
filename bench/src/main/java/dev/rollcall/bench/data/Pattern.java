package dev.rollcall.bench.data;

/** Which user the n-th event is of. Pure functions. */
public enum Pattern {
    /** Any user, each as likely as the others. */
    RANDOM {
        @Override
        int user(long index, Shape shape) {
            return (int) Long.remainderUnsigned(Mix.of(shape.seed() + index), shape.users());
        }
    },

    /** Every user exactly once a day, in a mixed order; needs as many events as users times days. */
    DAILY {
        @Override
        int user(long index, Shape shape) {
            return (int) (index % shape.users() * LARGE_PRIME % shape.users());
        }
    },

    /** Every event is of a user who was never there before. */
    NEW {
        @Override
        int user(long index, Shape shape) {
            return Math.toIntExact(index);
        }
    };

    private static final long LARGE_PRIME = 1_000_000_007L;

    abstract int user(long index, Shape shape);
}
