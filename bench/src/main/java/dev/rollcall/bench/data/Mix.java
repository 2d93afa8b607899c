package dev.rollcall.bench.data;

/** The finalizer of SplitMix64: a bijection of 64-bit numbers that looks random. */
final class Mix {
    private Mix() {}

    static long of(long number) {
        long mixed = number + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
