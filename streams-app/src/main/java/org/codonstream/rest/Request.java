package org.codonstream.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, with its parameters checked: a misspelt parameter is refused, since an answer to another question than
 * the one that was meant would look like a right one.
 *
 * @param target path and query as they came
 * @param parameters those of the query, with all their values
 * @param forwarded whether another instance asks, which has to be answered here
 */
record Request(String target, Map<String, List<String>> parameters, boolean forwarded) {

    /** The question, if it has no other parameters than these, and each once. */
    Request with(String... known) {
        parameters.forEach((name, values) -> {
            if (Arrays.stream(known).noneMatch(name::equals)) {
                throw new BadRequestException("parameter " + name + ": "
                        + (known.length == 0 ? "there are none here" : "must be one of " + String.join(", ", known)));
            }
            if (values.size() > 1) {
                throw new BadRequestException("parameter " + name + ": must be given once");
            }
        });
        return this;
    }

    @Nullable
    String text(String name) {
        List<String> values = parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /** A parameter read by a function that says in an {@link IllegalArgumentException} what it does not like. */
    <T> T parse(String name, String otherwise, Function<String, T> parser) {
        try {
            return parser.apply(text(name, otherwise));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    /** A whole number, null where the parameter is not given. */
    @Nullable
    Long number(String name, long least, long most) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadRequestException(name + " '" + text + "': must be a whole number, "
                + (most == Long.MAX_VALUE ? "at least " + least : least + " to " + most));
    }

    /** Whether a switch is on: given without a value, or as {@code true}. */
    boolean isOn(String name) {
        return switch (text(name, "false")) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new BadRequestException(name + " '" + text(name) + "': must be true or false");
        };
    }

    /** A moment in milliseconds since 1970-01-01T00:00Z: such a number, an ISO-8601 time with its zone, or a date (UTC). */
    long moment(String name, long otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        for (Function<String, Instant> form : MOMENTS) {
            try {
                long moment = form.apply(text).toEpochMilli();
                if (moment >= 0) {
                    return moment;
                }
            } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
                // the next form, or said below
            }
        }
        throw new BadRequestException(
                name + " '" + text + "': must be a time such as 2026-01-31T12:00:00Z, a date such as"
                        + " 2026-01-31, or milliseconds since 1970");
    }

    private static final List<Function<String, Instant>> MOMENTS = List.of(
            text -> Instant.ofEpochMilli(Long.parseLong(text)),
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
}
