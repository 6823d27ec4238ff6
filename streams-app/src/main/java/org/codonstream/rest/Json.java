package org.codonstream.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON out of records: keys in the order of their components, in the snake case that the tables' columns have. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer();

    private Json() {}

    static byte[] bytes(Object view) {
        try {
            return WRITER.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a " + view.getClass().getSimpleName() + " can't be written as JSON", e);
        }
    }

    /**
     * Reads what another instance wrote.
     *
     * @throws IOException if it is nothing of this kind
     */
    static <T> T read(byte[] json, Class<T> type) throws IOException {
        ObjectReader reader = MAPPER.readerFor(type);
        return reader.readValue(json);
    }
}
