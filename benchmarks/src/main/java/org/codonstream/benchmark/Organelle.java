package org.codonstream.benchmark;

/** What genomes are generated of, with the range of their lengths in bases. */
enum Organelle {
    MITOCHONDRION(14_000, 19_000),
    PLASTID(120_000, 180_000);

    private final int shortest;
    private final int longest;

    Organelle(int shortest, int longest) {
        this.shortest = shortest;
        this.longest = longest;
    }

    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }
}
