package org.codonstream.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.usage.SharedData;

/** A set of annotated genomes beside the project, and its coding sequences as another tool has counted them. */
record AnnotatedSet(String name) {

    static List<AnnotatedSet> all() {
        return SharedData.sets().stream()
                .map(AnnotatedSet::new)
                .filter(set -> Files.exists(set.table(".cds.tsv.gz")))
                .toList();
    }

    Path genomes() {
        return SharedData.file("genomes/" + name + ".gb.gz");
    }

    /** Its coding sequences in the order of the file. */
    List<CountedCoding> counted() throws IOException {
        return SharedData.rows(table(".cds.tsv.gz")).stream()
                .map(CountedCoding::ofOther)
                .toList();
    }

    /** The sums of its coding sequences under each genetic code, by codon. */
    SortedMap<Integer, Map<String, Long>> sumsByGeneticCode() throws IOException {
        SortedMap<Integer, Map<String, Long>> sums = new TreeMap<>();
        for (Map<String, String> row : SharedData.rows(table(".cds.by_table.tsv"))) {
            SortedMap<String, Long> codons = new TreeMap<>();
            for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
                codons.put(Codon.text(codon), SharedData.number(row, Codon.text(codon)));
            }
            sums.put(Integer.valueOf(row.get("transl_table")), codons);
        }
        return sums;
    }

    /** Counts by codon, as {@link #sumsByGeneticCode} has them. */
    static SortedMap<String, Long> byCodon(CodonCounts counts) {
        SortedMap<String, Long> codons = new TreeMap<>();
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            codons.put(Codon.text(codon), counts.codon(codon));
        }
        return codons;
    }

    @Override
    public String toString() {
        return name;
    }

    private Path table(String ending) {
        return SharedData.file("expected/" + name + ending);
    }
}
