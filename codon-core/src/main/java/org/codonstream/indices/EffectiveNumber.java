package org.codonstream.indices;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.CodonFamily;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/** The effective number of codons: one codon for each amino acid gives the least, all codons alike the most. */
final class EffectiveNumber {

    /** More is never given out, under any code: what codonW does, and what Wright's standard code has. */
    private static final double MOST = 61;

    /** A homozygosity as small as this is none, as codonW has it. */
    private static final double LEAST_HOMOZYGOSITY = 1e-7;

    private static final int ISOLEUCINE_CLASS = 3;

    private EffectiveNumber() {}

    /**
     * Nc of Wright 1990 with the average inside each class of families of one size. Isoleucine, where it is the only
     * family of three, has the mean of the two- and the fourfold class if it can't be had from its own codons.
     */
    static IndexValue wright(CodonCounts counts, CodonFamilies families) {
        SortedMap<Integer, Homozygosities> classes = new TreeMap<>();
        for (CodonFamily family : families.all()) {
            if (!family.isStop()) {
                classes.computeIfAbsent(family.size(), absent -> new Homozygosities())
                        .add(family, counts);
            }
        }
        double number = 0;
        for (Map.Entry<Integer, Homozygosities> members : classes.entrySet()) {
            Double homozygosity = homozygosity(members.getKey(), members.getValue(), classes);
            if (homozygosity == null) {
                return IndexValue.undefined("no amino acid of " + members.getKey() + " codons occurs often enough");
            }
            number += members.getValue().families / homozygosity;
        }
        return IndexValue.of(Math.min(MOST, number));
    }

    private static @Nullable Double homozygosity(
            int size, Homozygosities members, SortedMap<Integer, Homozygosities> classes) {
        if (size == 1) {
            return 1.0;
        }
        if (members.mean() != null || size != ISOLEUCINE_CLASS || !members.isIsoleucineAlone()) {
            return members.mean();
        }
        Double ofTwo = classes.getOrDefault(2, Homozygosities.NONE).mean();
        Double ofFour = classes.getOrDefault(4, Homozygosities.NONE).mean();
        return ofTwo == null || ofFour == null ? null : Double.valueOf((ofTwo + ofFour) / 2);
    }

    /**
     * Nc of Sun, Yang and Xia 2013: pseudocounts instead of omitted families, families of a box, averages weighted by
     * counts. No other tool was found to check it against.
     */
    static IndexValue sun(CodonCounts counts, CodonFamilies boxes) {
        SortedMap<Integer, Weighted> classes = new TreeMap<>();
        long synonymous = 0;
        for (CodonFamily family : boxes.all()) {
            if (!family.isStop()) {
                classes.computeIfAbsent(family.size(), absent -> new Weighted()).add(family, counts);
                synonymous += family.isSynonymous() ? family.sum(counts) : 0;
            }
        }
        if (synonymous == 0) {
            return IndexValue.undefined("no codon of an amino acid that has several in one box");
        }
        return IndexValue.of(
                classes.values().stream().mapToDouble(Weighted::number).sum());
    }

    /** The families of one size, and the sum of F = (n sum p^2 - 1) / (n - 1) of those that have one. */
    private static final class Homozygosities {

        private static final Homozygosities NONE = new Homozygosities();

        private int families;
        private int isoleucine;
        private int valued;
        private double sum;

        void add(CodonFamily family, CodonCounts counts) {
            families++;
            isoleucine += family.aminoAcid() == 'I' ? 1 : 0;
            double total = family.sum(counts);
            if (total <= 1) {
                return;
            }
            double squares = 0;
            for (int codon : family.codons()) {
                double share = counts.codon(codon) / total;
                squares += share * share;
            }
            double homozygosity = (total * squares - 1) / (total - 1);
            if (homozygosity > LEAST_HOMOZYGOSITY) {
                sum += homozygosity;
                valued++;
            }
        }

        boolean isIsoleucineAlone() {
            return families == 1 && isoleucine == 1;
        }

        @Nullable
        Double mean() {
            return valued == 0 ? null : Double.valueOf(sum / valued);
        }
    }

    /** The families of one size: sums of X + n and of (X + n) F, where F is the sum of ((x + 1) / (X + n))^2. */
    private static final class Weighted {

        private int families;
        private double weights;
        private double weighted;

        void add(CodonFamily family, CodonCounts counts) {
            families++;
            double weight = (double) family.sum(counts) + family.size();
            double homozygosity = 0;
            for (int codon : family.codons()) {
                double share = (counts.codon(codon) + 1) / weight;
                homozygosity += share * share;
            }
            weights += weight;
            weighted += weight * homozygosity;
        }

        double number() {
            return families * weights / weighted;
        }
    }
}
