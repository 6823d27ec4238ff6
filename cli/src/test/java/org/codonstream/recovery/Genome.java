package org.codonstream.recovery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.codonstream.codon.CodonCounter;
import org.codonstream.input.ParquetFixture;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.Filing;
import org.codonstream.usage.SequenceUsage;

/**
 * A made-up genome as it stands in a row of a file.
 *
 * @param letters its bases in ASCII
 */
@SuppressWarnings("ArrayRecordComponent")
record Genome(String accession, int version, byte[] letters, Filing filing) {

    String id() {
        return accession + "." + version;
    }

    Genome withVersion(int other, byte[] bases) {
        return new Genome(accession, other, bases, filing);
    }

    Genome withSource(String source) {
        return new Genome(
                accession,
                version,
                letters,
                new Filing(source, filing.taxonId(), filing.compartment(), filing.geneticCode()));
    }

    Map<String, Object> row() {
        Map<String, Object> row =
                ParquetFixture.row(id(), new String(letters, StandardCharsets.US_ASCII), filing.source());
        row.put("taxon_id", filing.taxonId());
        row.put("compartment", filing.compartment());
        row.put("genetic_code", filing.geneticCode());
        return row;
    }

    /** What it contributes to tables, counted here. */
    SequenceUsage usage(BasePacker packer, CodonCounter counter) {
        return new SequenceUsage(counter.count(packer.pack(letters, 0, letters.length)), List.of(), filing);
    }
}
