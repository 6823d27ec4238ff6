package org.codonstream.benchmark;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that the REST API is asked.
 *
 * @param path with its parameters
 */
record Question(String name, String path) {
    /**
     * What is asked: tables in all forms, and what is counted of one sequence.
     *
     * @param id of a sequence that is counted
     * @param source that it has, or null
     */
    static List<Question> about(String id, @Nullable String source) {
        List<Question> questions = new ArrayList<>();
        for (String format : List.of("json", "csv", "tsv", "table", "cusp")) {
            questions.add(new Question("table of all, " + format, "/v1/usage?scope=all&format=" + format));
        }
        String sequence = "/v1/sequences?id=" + encoded(id);
        if (source != null) {
            questions.add(
                    new Question("table of a source, json", "/v1/usage?code=11&scope=" + encoded("source:" + source)));
            sequence += "&source=" + encoded(source);
        }
        questions.add(new Question("sequence", sequence));
        return questions;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
