package org.codonstream.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.NaiveCounter;
import org.codonstream.codon.Reading;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CodonFunctionsTest {

    private static SparkSession spark;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.extensions", CodonExtensions.class.getName())
                .getOrCreate();
        spark.sql(
                "create or replace temp view genomes as select * from values"
                        + " ('a', 'ATGATGNNNCC'), ('a', 'acguacgu'), ('b', 'GGGGGG'), ('b', null) as genomes(source, sequence)");
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void countsASequenceInAFrame() {
        List<Row> rows = spark.sql("select codon_counts(sequence, 1) from genomes where sequence like 'ATG%'")
                .collectAsList();

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).<Long>getList(0)).isEqualTo(expected("ATGATGNNNCC", Reading.FRAME1));
    }

    @Test
    void sumsTheSequencesOfAGroupInFrame0() {
        List<Row> rows = spark.sql(
                        "select source, sum_codon_counts(sequence) from genomes group by source order by source")
                .collectAsList();

        assertThat(rows).extracting(row -> row.getString(0)).containsExactly("a", "b");
        assertThat(rows.get(0).<Long>getList(1))
                .isEqualTo(sum(expected("ATGATGNNNCC", Reading.FRAME0), expected("acguacgu", Reading.FRAME0)));
        assertThat(rows.get(1).<Long>getList(1)).isEqualTo(expected("GGGGGG", Reading.FRAME0));
    }

    @Test
    void sumsInAnotherFrameAndOfBytes() {
        Row row = spark.sql("select sum_codon_counts(cast(sequence as binary), 2) from genomes where source = 'b'")
                .first();

        assertThat(row.<Long>getList(0)).isEqualTo(expected("GGGGGG", Reading.FRAME2));
    }

    @Test
    void givesNullForNull() {
        assertThat(spark.sql("select codon_counts(sequence, 0) from genomes where sequence is null")
                        .first()
                        .isNullAt(0))
                .isTrue();
    }

    @Test
    void takesNoFrameForANullOne() {
        spark.sql("create or replace temp view framed as select * from values ('ATGCCC', 0), ('GGGCCC', null)"
                + " as framed(sequence, frame)");

        assertThat(spark.sql("select codon_counts(sequence, frame) from framed where frame is null")
                        .first()
                        .isNullAt(0))
                .isTrue();
        assertThat(spark.sql("select sum_codon_counts(sequence, frame) from framed")
                        .first()
                        .<Long>getList(0))
                .isEqualTo(expected("ATGCCC", Reading.FRAME0));
    }

    @Test
    void refusesWhatIsNoNucleotideAndNoFrame() {
        assertThatThrownBy(() -> spark.sql("select codon_counts('AT!', 0)").collectAsList())
                .hasStackTraceContaining("letter '!' at base 3: must be an IUPAC nucleotide letter");
        assertThatThrownBy(() -> spark.sql("select codon_counts(sequence, 3) from genomes")
                        .collectAsList())
                .hasStackTraceContaining("frame 3: must be 0, 1 or 2");
        assertThatThrownBy(() -> spark.sql("select sum_codon_counts() from genomes"))
                .hasMessageContaining("sum_codon_counts with 0 arguments");
    }

    private static List<Long> expected(String letters, Reading reading) {
        CodonCounts counts = NaiveCounter.reading(letters, reading);
        List<Long> expected = new ArrayList<>();
        for (long count : counts.toArray()) {
            expected.add(count);
        }
        expected.add(counts.ambiguous());
        return expected;
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        List<Long> sum = new ArrayList<>();
        for (int index = 0; index < one.size(); index++) {
            sum.add(one.get(index) + other.get(index));
        }
        return sum;
    }
}
