package org.codonstream.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.CommandException;
import org.codonstream.usage.CodeShare;
import org.codonstream.usage.ReadingChoice;
import org.codonstream.usage.Scope;
import org.codonstream.usage.StrandChoice;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.TableReader;

/** The counts of a scope as the streams app has them now, and what they are. */
record AskedTable(TableHeading heading, CodonCounts counts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Asks for them.
     *
     * @param choice the code that they are to be seen through; one that has to be found is found here, in the same answer
     * @throws CommandException if nobody answers, the answer is an error, or there is no code to be found
     */
    static AskedTable ask(RestClient client, Scope scope, ReadingChoice reading, CodeChoice choice) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("scope", scope.text());
        query.put("reading", reading.readings().get(0).label());
        if (reading.isOfBothStrands()) {
            query.put("strand", StrandChoice.BOTH.label());
        }
        query.put("format", "json");
        String answer = client.get("/v1/usage", query);
        try {
            JsonNode table = JSON.readTree(answer);
            requireShown(reading, table.path("reading").asText());
            SortedMap<Integer, CodeShare> stated = stated(table.path("stated_codes"));
            TableHeading heading = new TableHeading(
                    scope.text(),
                    reading,
                    choice.of("scope " + scope.text(), stated, reading),
                    table.path("sequences").longValue(),
                    table.path("coding_sequences").longValue(),
                    table.path("bases").longValue(),
                    stated);
            return new AskedTable(heading, TableReader.read(answer));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CommandException("the answer is no codon usage table: " + e.getMessage(), e);
        }
    }

    private static void requireShown(ReadingChoice asked, String label) {
        if (!asked.label().equals(label)) {
            throw new IllegalArgumentException("it shows reading " + label + ", not " + asked.label());
        }
    }

    private static SortedMap<Integer, CodeShare> stated(JsonNode codes) {
        SortedMap<Integer, CodeShare> stated = new TreeMap<>();
        for (JsonNode code : codes) {
            stated.put(
                    code.path("genetic_code").intValue(),
                    new CodeShare(
                            code.path("sequences").longValue(),
                            code.path("coding_sequences").longValue()));
        }
        return stated;
    }
}
