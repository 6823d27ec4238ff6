package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.NaiveCounter;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.Filing;
import org.junit.jupiter.api.Test;

class ScopeSumsTest {

    private final RandomGenerator random = new Random(64);
    private final BasePacker packer = new BasePacker();
    private final CodonCounter counter = new CodonCounter();

    @Test
    void putsASequenceIntoEachOfItsScopes() {
        Sample sample = sample(
                "ATGAAATTTTAGG",
                new Filing("organelle", 9606, "mitochondrion", 2),
                Map.of(2, List.of("ATGAAATAA"), 5, List.of("TTTT", "GGG")));
        ScopeSums sums = new ScopeSums();
        sums.add(sample.usage, "b1");

        SortedMap<Scope, Usage> usages = sums.toUsages();

        assertThat(usages.keySet())
                .extracting(Scope::text)
                .containsExactly(
                        "all",
                        "batch:b1",
                        "code:2",
                        "code:5",
                        "source:organelle",
                        "taxon:9606",
                        "taxon:9606/mitochondrion");
        Usage all = usage(usages, "all");
        assertThat(all.sequences()).isEqualTo(1);
        assertThat(all.codingSequences()).isEqualTo(3);
        assertThat(all.bases()).isEqualTo(13);
        assertThat(all.geneticCodes())
                .containsExactly(Map.entry(2, new CodeShare(1, 1)), Map.entry(5, new CodeShare(0, 2)));
        assertThat(all.reading(Reading.CDS).counted()).isEqualTo(5);
        assertThat(all.reading(Reading.CDS).trailing()).isEqualTo(1);
        for (String same : List.of("batch:b1", "source:organelle", "taxon:9606", "taxon:9606/mitochondrion")) {
            assertThat(usage(usages, same)).isEqualTo(all);
        }
        Usage code2 = usage(usages, "code:2");
        assertThat(code2.sequences()).isEqualTo(1);
        assertThat(code2.codingSequences()).isEqualTo(1);
        assertThat(code2.reading(Reading.FRAME1)).isEqualTo(all.reading(Reading.FRAME1));
        assertThat(code2.reading(Reading.CDS).counted()).isEqualTo(3);
        Usage code5 = usage(usages, "code:5");
        assertThat(code5.sequences()).isZero();
        assertThat(code5.bases()).isZero();
        assertThat(code5.codingSequences()).isEqualTo(2);
        assertThat(code5.reading(Reading.FRAME0)).isEqualTo(CodonCounts.ZERO);
        assertThat(code5.reading(Reading.CDS).counted()).isEqualTo(2);
    }

    @Test
    void filesWhatIsUnstatedUnderNoTaxonAndNoCode() {
        ScopeSums sums = new ScopeSums();
        sums.add(sample("ACGT", Filing.UNSTATED, Map.of()).usage, "b1");
        sums.add(sample("ACGT", new Filing(null, null, "plastid", null), Map.of()).usage, "b1");

        assertThat(sums.toUsages().keySet())
                .extracting(Scope::text)
                .containsExactly("all", "batch:b1", "source:unstated");
        assertThat(usage(sums.toUsages(), "all").geneticCodes()).isEmpty();
    }

    @Test
    void leavesOutScopesThatDoNotChange() {
        Sample sample = sample("ACGTACGTA", new Filing("a", 1, null, null), Map.of());
        ScopeSums sums = new ScopeSums();
        sums.subtract(sample.usage, "b1");
        sums.add(sample.usage, "b2");

        SortedMap<Scope, Usage> usages = sums.toUsages();

        assertThat(usages.keySet()).extracting(Scope::text).containsExactly("batch:b1", "batch:b2");
        assertThat(usage(usages, "batch:b1"))
                .isEqualTo(usage(usages, "batch:b2").negated());
        assertThat(usage(usages, "batch:b1").hasNegative()).isTrue();
    }

    @Test
    void sumsWhatANaiveCounterCounts() {
        List<Filing> filings = List.of(
                Filing.UNSTATED,
                new Filing("a", null, null, 1),
                new Filing("a", 9606, null, 2),
                new Filing("b", 9606, "mitochondrion", 2),
                new Filing("b", 3702, "plastid", 11));
        ScopeSums sums = new ScopeSums();
        Map<Scope, Usage> expected = new HashMap<>();
        List<Sample> present = new ArrayList<>();
        List<String> batches = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(4) > 0 || present.isEmpty()) {
                Sample sample = sample(
                        letters(random.nextInt(60)),
                        filings.get(random.nextInt(5)),
                        Map.of(1, List.of(letters(7)), 11, List.of(letters(20), letters(9))));
                String batch = "b" + random.nextInt(3);
                sums.add(sample.usage, batch);
                sample.expected(batch).forEach((scope, usage) -> expected.merge(scope, usage, Usage::plus));
                present.add(sample);
                batches.add(batch);
            } else {
                int gone = random.nextInt(present.size());
                Sample sample = present.remove(gone);
                String batch = batches.remove(gone);
                sums.subtract(sample.usage, batch);
                sample.expected(batch).forEach((scope, usage) -> expected.merge(scope, usage.negated(), Usage::plus));
            }
        }
        expected.values().removeIf(Usage::isZero);

        SortedMap<Scope, Usage> usages = sums.toUsages();

        assertThat(usages).isEqualTo(expected);
        assertThat(usages.values()).noneMatch(Usage::hasNegative);
        assertThat(sumOf(usages, Scope.Kind.BATCH)).isEqualTo(usage(usages, "all"));
        assertThat(sumOf(usages, Scope.Kind.SOURCE)).isEqualTo(usage(usages, "all"));
    }

    @Test
    void addsAndSubtractsUsages() {
        Usage first = sample("ACGTACGTACG", new Filing("a", 1, null, 2), Map.of(4, List.of("ATG")))
                .expected("b")
                .get(Scope.ALL);
        Usage second = sample("TTTTTTTT", Filing.UNSTATED, Map.of(4, List.of("ATGN")))
                .expected("b")
                .get(Scope.ALL);

        assertThat(first.plus(second).minus(second)).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(first.minus(first)).isEqualTo(Usage.ZERO);
        assertThat(first.minus(first).isZero()).isTrue();
        assertThat(first.plus(Usage.ZERO)).isEqualTo(first);
        assertThat(first.minus(second).hasNegative()).isTrue();
        assertThat(first.plus(second).geneticCodes().get(4)).isEqualTo(new CodeShare(0, 2));
        assertThat(new Usage(0, 0, 0, new TreeMap<>(Map.of(1, new CodeShare(-1, 0))), Map.of()).hasNegative())
                .isTrue();
    }

    @Test
    void refusesCodingSequencesWithoutGeneticCode() {
        assertThatThrownBy(() -> new CodingCounts(0, 1, CodonCounts.ZERO))
                .hasMessage("genetic code 0: must be at least 1");
    }

    private static Usage usage(Map<Scope, Usage> usages, String scope) {
        return usages.getOrDefault(Scope.parse(scope), Usage.ZERO);
    }

    private static Usage sumOf(Map<Scope, Usage> usages, Scope.Kind kind) {
        return usages.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .map(Map.Entry::getValue)
                .reduce(Usage.ZERO, Usage::plus);
    }

    private String letters(int length) {
        StringBuilder letters = new StringBuilder();
        for (int position = 0; position < length; position++) {
            letters.append("ACGTACGTACGTN".charAt(random.nextInt(13)));
        }
        return letters.toString();
    }

    private Sample sample(String letters, Filing filing, Map<Integer, List<String>> coding) {
        List<CodingCounts> codingCounts = new ArrayList<>();
        coding.forEach((code, sequences) -> codingCounts.add(new CodingCounts(
                code,
                sequences.size(),
                sequences.stream()
                        .map(sequence ->
                                counter.countFrame0(packer.pack(NaiveCounter.bytes(sequence), 0, sequence.length())))
                        .reduce(CodonCounts.ZERO, CodonCounts::plus))));
        SequenceUsage usage = new SequenceUsage(
                counter.count(packer.pack(NaiveCounter.bytes(letters), 0, letters.length())), codingCounts, filing);
        return new Sample(letters, coding, usage);
    }

    /** A sequence and, from its letters alone, what each of its scopes should get. */
    private record Sample(String letters, Map<Integer, List<String>> coding, SequenceUsage usage) {

        Map<Scope, Usage> expected(String batch) {
            Filing filing = usage.filing();
            Map<Scope, Usage> expected = new HashMap<>();
            Usage all = whole();
            for (int code : coding.keySet()) {
                all = all.plus(codingOf(code));
                expected.merge(Scope.code(code), codingOf(code), Usage::plus);
            }
            if (filing.geneticCode() != null) {
                expected.merge(Scope.code(filing.geneticCode()), whole(), Usage::plus);
            }
            expected.put(Scope.ALL, all);
            expected.put(Scope.batch(batch), all);
            expected.put(Scope.source(filing.source()), all);
            if (filing.taxonId() != null) {
                expected.put(Scope.taxon(filing.taxonId()), all);
                if (filing.compartment() != null) {
                    expected.put(Scope.taxon(filing.taxonId(), filing.compartment()), all);
                }
            }
            return expected;
        }

        private Usage whole() {
            Map<Reading, CodonCounts> readings = new EnumMap<>(Reading.class);
            for (Reading reading : Reading.values()) {
                if (reading != Reading.CDS) {
                    readings.put(reading, NaiveCounter.reading(letters, reading));
                }
            }
            SortedMap<Integer, CodeShare> shares = new TreeMap<>();
            if (usage.filing().geneticCode() != null) {
                shares.put(usage.filing().geneticCode(), new CodeShare(1, 0));
            }
            return new Usage(1, 0, letters.length(), shares, readings);
        }

        private Usage codingOf(int code) {
            List<String> sequences = coding.getOrDefault(code, List.of());
            CodonCounts counts = sequences.stream()
                    .map(sequence -> NaiveCounter.reading(sequence, Reading.CDS))
                    .reduce(CodonCounts.ZERO, CodonCounts::plus);
            return new Usage(
                    0,
                    sequences.size(),
                    0,
                    new TreeMap<>(Map.of(code, new CodeShare(0, sequences.size()))),
                    Map.of(Reading.CDS, counts));
        }
    }
}
