package org.codonstream.indices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.CodonFamily;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;

/** The highly expressed genes that CAI compares with: how well adapted each codon is, w of Sharp and Li 1987. */
public final class CaiReference {

    /** Name of the set that comes with the program. */
    public static final String ECOLI = "ecoli";

    /** What a codon counts that the reference never uses, so that one of them does not make the index 0 (Bulmer 1988). */
    private static final double LEAST = 0.01;

    /** Below it, w is as good as 0, as codonW has it. */
    private static final double NEARLY_ZERO = 0.0001;

    private static final String NO_SYNONYMS = "no codon of an amino acid that has several";

    private final String name;
    private final Weights weights;

    private CaiReference(String name, Weights weights) {
        this.name = name;
        this.weights = weights;
    }

    /** The 27 very highly expressed genes of Escherichia coli, with the w that Sharp and Li printed in 1987. */
    public static CaiReference ecoli() {
        return Ecoli.REFERENCE;
    }

    /**
     * A usage table as reference: w is the count of a codon over the largest of its amino acid, by the genetic code in use.
     *
     * @param name what it is called in answers
     * @throws IllegalArgumentException if it has no codons
     */
    public static CaiReference of(String name, CodonCounts counts) {
        if (counts.counted() == 0) {
            throw new IllegalArgumentException("CAI reference " + name + ": must have codons");
        }
        return new CaiReference(name, (codon, aminoAcid) -> {
            long largest =
                    aminoAcid.codons().stream().mapToLong(counts::codon).max().orElse(0);
            return largest == 0 ? 0 : (double) counts.codon(codon) / largest;
        });
    }

    public String name() {
        return name;
    }

    /** CAI: the geometric mean of w over the codons of amino acids that have more than one. */
    IndexValue cai(CodonCounts counts, CodonFamilies aminoAcids) {
        double logarithms = 0;
        double codons = 0;
        for (CodonFamily aminoAcid : aminoAcids.all()) {
            if (aminoAcid.isSynonymous()) {
                for (int codon : aminoAcid.codons()) {
                    logarithms += counts.codon(codon) * Math.log(weight(codon, aminoAcid));
                }
                codons += aminoAcid.sum(counts);
            }
        }
        return codons == 0 ? IndexValue.undefined(NO_SYNONYMS) : IndexValue.of(Math.exp(logarithms / codons));
    }

    private double weight(int codon, CodonFamily aminoAcid) {
        double weight = weights.of(codon, aminoAcid);
        return weight < NEARLY_ZERO ? LEAST : weight;
    }

    /** How w is found. */
    private interface Weights {

        double of(int codon, CodonFamily aminoAcid);
    }

    private static final class Ecoli {

        private static final String RESOURCE = "sharp-li-1987-ecoli.tsv";
        private static final CaiReference REFERENCE = load();

        private static CaiReference load() {
            double[] printed = new double[CodonCounts.CODONS];
            try (InputStream stream = CaiReference.class.getResourceAsStream(RESOURCE)) {
                if (stream == null) {
                    throw new IllegalStateException("the CAI reference is missing: resource " + RESOURCE);
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#")) {
                        String[] fields = line.split("\t", -1);
                        printed[Codon.index(fields[0])] = Double.parseDouble(fields[1]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new CaiReference(ECOLI, (codon, aminoAcid) -> printed[codon]);
        }
    }
}
