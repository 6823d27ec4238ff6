package org.codonstream.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.CommandException;
import org.codonstream.usage.ReadingChoice;
import org.codonstream.usage.Scope;
import org.codonstream.usage.StrandChoice;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.TableReader;

/** The counts of a scope as the streams app has them now, for what only this program can make of them. */
record AskedTable(TableHeading heading, CodonCounts counts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Asks for them.
     *
     * @param code number of a genetic code, or {@code auto}
     * @throws CommandException if nobody answers or the answer is an error
     */
    static AskedTable ask(RestClient client, Scope scope, ReadingChoice reading, String code) {
        Map<String, String> query = question(scope, reading, code);
        query.put("format", "json");
        String answer = client.get("/v1/usage", query);
        try {
            JsonNode table = JSON.readTree(answer);
            TableHeading heading = new TableHeading(
                    table.path("scope").asText(),
                    shown(reading, table.path("reading").asText()),
                    GeneticCodes.ncbi().get(table.path("genetic_code").intValue()),
                    table.path("sequences").longValue(),
                    table.path("coding_sequences").longValue(),
                    table.path("bases").longValue());
            return new AskedTable(heading, TableReader.read(answer));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CommandException("the answer is no codon usage table: " + e.getMessage(), e);
        }
    }

    /** What of a scope is asked for, as parameters of the REST API to which others may be added. */
    static Map<String, String> question(Scope scope, ReadingChoice reading, String code) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("scope", scope.text());
        query.put("reading", reading.readings().get(0).label());
        if (reading.isOfBothStrands()) {
            query.put("strand", StrandChoice.BOTH.label());
        }
        query.put("code", code);
        return query;
    }

    /** What was asked for, if the answer says that it is that. */
    private static ReadingChoice shown(ReadingChoice asked, String label) {
        if (!asked.label().equals(label)) {
            throw new IllegalArgumentException("it shows reading " + label + ", not " + asked.label());
        }
        return asked;
    }
}
