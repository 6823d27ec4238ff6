package org.codonstream.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.codonstream.usage.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void refusesAParameterThatItDoesNotKnow() {
        assertThatThrownBy(() -> with("scop", "all").with("scope", "reading"))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("parameter scop: must be one of scope, reading");
        assertThatThrownBy(() -> with("scope", "all").with())
                .isInstanceOf(BadRequestException.class)
                .hasMessage("parameter scope: there are none here");
    }

    @Test
    void refusesAParameterGivenTwice() {
        Request request = new Request("/", Map.of("scope", List.of("all", "code:1")), false);

        assertThatThrownBy(() -> request.with("scope"))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("parameter scope: must be given once");
    }

    @Test
    void saysWhatAValueMustBe() {
        assertThatThrownBy(() -> with("scope", "taxon:x").parse("scope", "all", Scope::parse))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(
                        "scope 'taxon:x': must be all, source:NAME, taxon:ID, taxon:ID/COMPARTMENT, code:ID or batch:ID");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "10,10", "7,7"})
    void readsANumber(String text, long expected) {
        assertThat(with("top", text).number("top", 1, 10)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "11", "-1", "1.5", "many", "99999999999999999999"})
    void refusesAnotherNumber(String text) {
        assertThatThrownBy(() -> with("top", text).number("top", 1, 10))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("top '" + text + "': must be a whole number, 1 to 10");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T12:00:00Z, 1769860800000",
        "2026-01-31T13:00:00+01:00, 1769860800000",
        "2026-01-31, 1769817600000",
        "1769817600000, 1769817600000",
        "0, 0"
    })
    void readsAMomentInEveryForm(String text, long expected) {
        assertThat(with("from", text).moment("from", -7)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-1", "2026-13-01", "2026-01-31T12:00:00", "+1000000000-01-01T00:00:00Z"})
    void refusesWhatIsNoMoment(String text) {
        assertThatThrownBy(() -> with("from", text).moment("from", 0))
                .isInstanceOf(BadRequestException.class)
                .hasMessage(
                        "from '" + text + "': must be a time such as 2026-01-31T12:00:00Z, a date such as 2026-01-31,"
                                + " or milliseconds since 1970");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "true, true", "false, false"})
    void readsASwitch(String text, boolean expected) {
        assertThat(with("skip_stops", text).isOn("skip_stops")).isEqualTo(expected);
    }

    @Test
    void refusesASwitchThatIsNeitherOnNorOff() {
        assertThatThrownBy(() -> with("skip_stops", "maybe").isOn("skip_stops"))
                .isInstanceOf(BadRequestException.class)
                .hasMessage("skip_stops 'maybe': must be true or false");
    }

    private static Request with(String name, String value) {
        return new Request("/", Map.of(name, List.of(value)), false);
    }
}
