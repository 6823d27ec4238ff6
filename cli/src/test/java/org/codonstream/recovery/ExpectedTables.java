package org.codonstream.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.BatchPlanner;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.Reading;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFiles;
import org.codonstream.sequence.BasePacker;
import org.codonstream.usage.ScopeSums;

/** What all tables must say, from a ledger as simple as can be: a map that is filled in the order of publishing. */
final class ExpectedTables {
    private record Entry(Genome genome, String batch) {}

    private final Map<String, Entry> ledger = new HashMap<>();

    /** What a file with these genomes changes that is published in batches of so many rows. */
    ExpectedTables publish(Path file, List<Genome> genomes, int batchSize) {
        List<String> batches = batches(file, batchSize);
        for (int row = 0; row < genomes.size(); row++) {
            publish(genomes.get(row), batches.get(row));
        }
        return this;
    }

    private void publish(Genome genome, String batch) {
        Entry counted = ledger.get(genome.accession());
        if (counted == null
                || counted.genome().version() < genome.version()
                || (counted.genome().version() == genome.version()
                        && !counted.genome().filing().equals(genome.filing()))) {
            ledger.put(genome.accession(), new Entry(genome, batch));
        }
    }

    void retract(String accession) {
        ledger.remove(accession);
    }

    long sequences() {
        return ledger.size();
    }

    /** All tables that have something in them. */
    Map<TableKey, Table> tables() {
        BasePacker packer = new BasePacker();
        CodonCounter counter = new CodonCounter();
        ScopeSums sums = new ScopeSums();
        ledger.values().forEach(entry -> sums.add(entry.genome().usage(packer, counter), entry.batch()));
        Map<TableKey, Table> tables = new TreeMap<>();
        sums.forEach((scope, usage) -> {
            for (Reading reading : Reading.values()) {
                tables.put(
                        new TableKey(scope.text(), reading),
                        new Table(usage.sequences(), usage.codingSequences(), usage.bases(), usage.reading(reading)));
            }
        });
        return tables;
    }

    /** The batch of each row. */
    private static List<String> batches(Path file, int batchSize) {
        List<String> batches = new ArrayList<>();
        for (Batch batch : new BatchPlanner(BatchLimits.DEFAULT.withSequences(batchSize), HeapBudget.ofThisJvm())
                .plan(InputFiles.resolve(List.of(file.toString())))
                .batches()) {
            for (long row = 0; row < batch.sequences(); row++) {
                batches.add(batch.id());
            }
        }
        return batches;
    }
}
