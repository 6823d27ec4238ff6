package org.codonstream.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;

/** Counted rows out of what the REST API answers. */
final class CountedJson {

    private CountedJson() {}

    /** Out of what the ledger says of a sequence. */
    static CountedRow of(JsonNode sequence, Reading reading) {
        JsonNode counts = sequence.path("readings").path(reading.label());
        Map<String, Long> codons = new HashMap<>();
        counts.path("codons")
                .properties()
                .forEach(codon -> codons.put(codon.getKey(), codon.getValue().longValue()));
        return new CountedRow(
                sequence.path("id").asText(),
                sequence.path("length").asLong(),
                counts.path("ambiguous").asLong(),
                counts.path("trailing").asLong(),
                codons);
    }

    /** Out of a table of usage in JSON. */
    static CountedRow ofTable(JsonNode table) {
        Map<String, Long> codons = new HashMap<>();
        table.path("rows")
                .forEach(row ->
                        codons.put(row.path("codon").asText(), row.path("count").longValue()));
        return new CountedRow(
                table.path("scope").asText(),
                table.path("bases").asLong(),
                table.path("ambiguous").asLong(),
                table.path("trailing").asLong(),
                codons);
    }
}
