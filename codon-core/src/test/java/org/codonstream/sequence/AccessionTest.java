package org.codonstream.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ',',
            value = {
                "NC_012920.1, NC_012920, 1",
                "NC_012920, NC_012920, 0",
                "NC_000886.12, NC_000886, 12",
                "KC164505.2, KC164505, 2",
                "GQ149088, GQ149088, 0",
                "AB01210412.1, AB01210412, 1",
                "NZ_CP009072.1, NZ_CP009072, 1",
                "NZ_AHMY02000001.1, NZ_AHMY02000001, 1",
                "AHMY02000001, AHMY02000001, 0",
                "AHMY0200000112.3, AHMY0200000112, 3",
                "JAABCD010000001.1, JAABCD010000001, 1",
                "NZ_JAABCD010000001.1, NZ_JAABCD010000001, 1",
                "NW_0012345678.1, NW_0012345678, 1",
                "Z00044.2, Z00044, 2",
                "gi|540362655|gb|KF600627.1|, KF600627, 1",
                "gb|KF600627.1|, KF600627, 1",
                "emb|Z00044.2|, Z00044, 2",
                "dbj|AB012104.1|, AB012104, 1",
                "ref|NC_000913.3|, NC_000913, 3",
                "gi|1|tpg|BK000001.1|, BK000001, 1",
                "tpe|BN000001.1|, BN000001, 1",
                "tpd|BR000001.1|, BR000001, 1",
            })
    void readsAccessions(String id, String base, int version) {
        assertThat(Accession.parse(id)).contains(new Accession(base, version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "contig_1",
                "AT1G01010.2",
                "lcl|NC_000913.3_cds_NP_414542.1_1",
                "nc_012920.1",
                "NC_012920.1 ",
                "xNC_012920.1",
                "NC_012920.",
                "NC_012920.1.1",
                "NC_012920.01",
                "NC_012920.99999999999",
                "NC_01292",
                "Z00044",
                "ZZ00044.1",
                "AB1234567.1",
                "ABC123456.1",
                "ABCD1234567",
                "ABCDEF12345678",
                "NZ_Z00044.1",
                "gi|540362655|gb|contig_1|",
                "gi|540362655|xx|KF600627.1|",
                "gi|540362655|gb|KF600627.1",
                "gi|540362655|gb|KF600627.1|extra",
                "PAN/CDC_259359_V1_V3/2015",
                "MT_human",
            })
    void takesNothingElseForAnAccession(String id) {
        assertThat(Accession.parse(id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "accession, NC_012920.1, organelle, NC_012920, 1",
        "accession, NC_012920.1, , NC_012920, 1",
        "accession, Z00044, plastids, plastids/Z00044, 0",
        "accession, contig_1, laboratory, laboratory/contig_1, 0",
        "accession, b/c, a, a/b/c, 0",
        "accession, c, a/b, a%2Fb/c, 0",
        "accession, c, a%2Fb, a%252Fb/c, 0",
        "seq-id, NC_012920.1, organelle, NC_012920.1, 0",
        "seq-id, contig_1, , contig_1, 0",
    })
    void identifiesSequences(String rule, String id, String source, String identity, int version) {
        assertThat(IdentityRule.ofLabel(rule).identify(id, source)).isEqualTo(new SequenceIdentity(identity, version));
    }

    @Test
    void asksForTheSourceOfAnIdThatIsNoAccession() {
        for (String source : new String[] {null, "", " "}) {
            assertThatThrownBy(() -> IdentityRule.ACCESSION.identify("contig_1", source))
                    .isInstanceOf(MissingSourceException.class)
                    .hasMessage(
                            "id 'contig_1' is no accession and unique only where it comes from: name its source with"
                                    + " --source NAME or a source column, or take whole ids as they are with --identity seq-id");
        }
    }

    @Test
    void refusesEmptyIdsAndUnknownRules() {
        assertThatThrownBy(() -> IdentityRule.SEQ_ID.identify("", null))
                .hasMessage("id is empty: a sequence must have one");
        assertThatThrownBy(() -> IdentityRule.ofLabel("name"))
                .hasMessage("identity rule name: must be one of accession, seq-id");
        assertThat(IdentityRule.SEQ_ID.label()).isEqualTo("seq-id");
    }
}
