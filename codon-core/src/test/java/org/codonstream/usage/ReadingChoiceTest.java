package org.codonstream.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.NaiveCounter;
import org.codonstream.codon.Reading;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.Filing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadingChoiceTest {

    private static final List<String> SEQUENCES = List.of("ATGGCCNNATAGCTTACGATCGACTGATCG", "TTTTAAACG", "AC", "");

    @ParameterizedTest
    @CsvSource({
        "FRAME0, FORWARD, frame0",
        "FRAME1, FORWARD, frame1",
        "FRAME0, REVERSE, reverse0",
        "FRAME1, REVERSE, reverse1",
        "FRAME2, REVERSE, reverse2",
        "FRAME0, BOTH, frame0+reverse0",
        "FRAME2, BOTH, frame2+reverse2",
        "REVERSE1, , reverse1",
        "CDS, , cds",
    })
    void namesWhatIsShown(Reading reading, StrandChoice strands, String label) {
        assertThat(ReadingChoice.of(reading, strands).label()).isEqualTo(label);
    }

    /** Over several sequences of different lengths: the other strand is read per sequence and then summed. */
    @ParameterizedTest
    @EnumSource(names = {"FRAME0", "FRAME1", "FRAME2"})
    void addsTheOtherStrandOfEachSequence(Reading frame) {
        Reading other = Reading.valueOf(frame.name().replace("FRAME", "REVERSE"));
        UsageSum sum = new UsageSum();
        CodonCounts forward = CodonCounts.ZERO;
        CodonCounts reverse = CodonCounts.ZERO;
        for (String letters : SEQUENCES) {
            byte[] bytes = NaiveCounter.bytes(letters);
            FrameCounts counts = new CodonCounter().count(new BasePacker().pack(bytes, 0, bytes.length));
            CodonCounts both = ReadingChoice.of(frame, StrandChoice.BOTH).counts(counts::reading);
            assertThat(both).isEqualTo(NaiveCounter.reading(letters, frame).plus(NaiveCounter.reading(letters, other)));
            sum.add(counts, List.of(), Filing.UNSTATED);
            forward = forward.plus(NaiveCounter.reading(letters, frame));
            reverse = reverse.plus(NaiveCounter.reading(letters, other));
        }

        Usage usage = sum.toUsage();
        assertThat(counts(usage, frame, StrandChoice.FORWARD)).isEqualTo(forward);
        assertThat(counts(usage, frame, StrandChoice.REVERSE)).isEqualTo(reverse);
        assertThat(counts(usage, frame, StrandChoice.BOTH)).isEqualTo(forward.plus(reverse));
    }

    private static CodonCounts counts(Usage usage, Reading frame, StrandChoice strands) {
        return ReadingChoice.of(frame, strands).counts(usage::reading);
    }

    @Test
    void refusesStrandsOfWhatHasStrandsOfItsOwn() {
        assertThatThrownBy(() -> ReadingChoice.of(Reading.CDS, StrandChoice.BOTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strand both: reading cds takes each coding sequence from its own strand; leave the strand"
                        + " out, or take frame0, frame1 or frame2");
        assertThatThrownBy(() -> ReadingChoice.of(Reading.REVERSE1, StrandChoice.FORWARD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strand +: reading reverse1 is one of the other strand already; leave the strand out, or"
                        + " take frame0, frame1 or frame2");
    }

    @Test
    void refusesSumsThatAreNoFrameOnBothStrands() {
        for (List<Reading> readings : List.of(
                List.<Reading>of(),
                List.of(Reading.FRAME0, Reading.REVERSE1),
                List.of(Reading.REVERSE0, Reading.FRAME0),
                List.of(Reading.FRAME0, Reading.CDS),
                List.of(Reading.FRAME0, Reading.REVERSE0, Reading.CDS))) {
            assertThatThrownBy(() -> new ReadingChoice(readings))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("readings " + readings + ": must be one, or a frame and the reverse one of its number");
        }
    }

    @Test
    void readsStrandsByTheirLabels() {
        for (StrandChoice choice : StrandChoice.values()) {
            assertThat(StrandChoice.ofLabel(choice.label())).isEqualTo(choice);
        }
        assertThat(Arrays.stream(StrandChoice.values()).map(StrandChoice::label))
                .containsExactly("+", "-", "both");
        assertThatThrownBy(() -> StrandChoice.ofLabel("plus")).hasMessage("strand plus: must be one of +, -, both");
    }
}
