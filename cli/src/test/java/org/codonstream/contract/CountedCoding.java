package org.codonstream.contract;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codonstream.annotation.AnnotationReader;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.Strand;
import org.codonstream.annotation.Topology;
import org.codonstream.codon.CodonCounts;
import org.codonstream.usage.SharedData;

/**
 * A coding sequence and its codons, whoever counted them.
 *
 * @param proteinId empty where the record gives none
 * @param segments as {@code [0:9](+),[12:20](-)}, 0-based and half-open, in the order of reading
 * @param codons ambiguous ones too
 */
record CountedCoding(
        String seqId,
        String proteinId,
        String segments,
        int geneticCode,
        int codonStart,
        long codons,
        CodonCounts counts) {

    /** Out of a row of {@code count --per cds}. */
    static CountedCoding ofOurs(Map<String, String> row) {
        return new CountedCoding(
                row.get("seq_id"),
                row.get("protein_id"),
                segments(row.get("location")),
                Integer.parseInt(row.get("genetic_code")),
                Integer.parseInt(row.get("codon_start")),
                SharedData.number(row, "codons"),
                SharedData.counts(row));
    }

    /** Out of a row of the other tool, which marks open ends, and writes {@code -} where a name is not given. */
    static CountedCoding ofOther(Map<String, String> row) {
        return new CountedCoding(
                row.get("record"),
                row.get("protein_id").replaceAll("^-$", ""),
                row.get("location").replaceAll("^(join|order)\\{|\\}$|[<>]", "").replace(", ", ","),
                Integer.parseInt(row.get("transl_table")),
                Integer.parseInt(row.get("codon_start")),
                SharedData.number(row, "codons"),
                SharedData.counts(row));
    }

    static CodonCounts sum(Collection<CountedCoding> coding) {
        return coding.stream().map(CountedCoding::counts).reduce(CodonCounts.ZERO, CodonCounts::plus);
    }

    static SortedMap<Integer, List<CountedCoding>> byGeneticCode(Collection<CountedCoding> coding) {
        return coding.stream()
                .collect(Collectors.groupingBy(CountedCoding::geneticCode, TreeMap::new, Collectors.toList()));
    }

    private static String segments(String location) {
        return AnnotationReader.read(List.of(new RawFeature(1, location, Map.of())), Integer.MAX_VALUE, Topology.LINEAR)
                .features()
                .get(0)
                .segments()
                .stream()
                .map(segment -> "[" + segment.start() + ":" + segment.end() + "]"
                        + (segment.strand() == Strand.FORWARD ? "(+)" : "(-)"))
                .collect(Collectors.joining(","));
    }
}
