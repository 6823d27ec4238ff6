package org.codonstream.block;

import java.util.List;
import java.util.regex.Pattern;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.FrameCounts;
import org.codonstream.schema.CodingCodons;
import org.codonstream.schema.Codons;
import org.codonstream.schema.Packed;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.ControlCharacters;
import org.codonstream.sequence.PackedBases;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.CodingCounts;
import org.jspecify.annotations.Nullable;

/** What must hold of a record's sequences before any of them is counted. */
final class RecordChecks {

    private static final String INVALID = "invalid";
    private static final Pattern PUBLICATION = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int LONGEST_IDENTITY = 2_000;

    private final TopicLayout layout;
    private final GeneticCodes geneticCodes = GeneticCodes.ncbi();

    RecordChecks(TopicLayout layout) {
        this.layout = layout;
    }

    void publication(Publication publication) throws RecordRefusedException {
        for (String part : List.of(publication.getRun(), publication.getBatch())) {
            if (!PUBLICATION.matcher(part).matches()) {
                throw new RecordRefusedException(
                        INVALID, "run or batch '" + part + "': must be 1 to 100 letters, digits, '.', '_' or '-'");
            }
        }
    }

    void heading(SequenceHeading heading, int partition) throws RecordRefusedException {
        identity(heading.getIdentity(), partition);
        if (heading.getVersion() < 0 || heading.getLength() < 1 || heading.getRow() < 0) {
            throw invalid(
                    heading,
                    "has version " + heading.getVersion() + ", length " + heading.getLength() + ", row "
                            + heading.getRow() + ": none may be negative, nor the length 0");
        }
        try {
            Values.filing(heading);
        } catch (IllegalArgumentException e) {
            throw invalid(heading, "has " + e.getMessage());
        }
        geneticCode(heading, heading.getGeneticCode());
    }

    void identity(String identity, int partition) throws RecordRefusedException {
        if (identity.isBlank() || identity.length() > LONGEST_IDENTITY || ControlCharacters.in(identity)) {
            throw new RecordRefusedException(
                    INVALID,
                    "identity '" + identity + "': must be 1 to " + LONGEST_IDENTITY
                            + " characters, not blank, without control characters");
        }
        int home = layout.partition(identity);
        if (home != partition) {
            throw new RecordRefusedException(
                    "wrong-partition",
                    "identity " + identity + " belongs into partition " + home + " of " + layout.partitions()
                            + " but stands in " + partition + ": the partition is murmur2 of the identity");
        }
    }

    void geneticCode(SequenceHeading heading, @Nullable Integer code) throws RecordRefusedException {
        if (code != null && geneticCodes.find(code).isEmpty()) {
            throw new RecordRefusedException(
                    "unknown-genetic-code",
                    "sequence " + heading.getId() + " names genetic code " + code + ", which NCBI does not have");
        }
    }

    PackedBases bases(SequenceHeading heading, Packed packed) throws RecordRefusedException {
        try {
            return Values.packedBases(packed);
        } catch (IllegalArgumentException e) {
            throw invalid(heading, "has " + e.getMessage());
        }
    }

    void codingStated(SequenceHeading heading, int codingSequences) throws RecordRefusedException {
        if (heading.getCodingDigest() == null && codingSequences > 0) {
            throw invalid(heading, "has " + codingSequences + " coding sequences but no digest of them");
        }
    }

    /** Forward frames made elsewhere: as many codons and trailing bases as the length has. */
    FrameCounts frames(SequenceHeading heading, List<Codons> frames) throws RecordRefusedException {
        try {
            FrameCounts counts = Values.frameCounts(heading.getLength(), frames);
            if (!counts.isOf(heading.getLength())) {
                throw invalid(heading, "has counts that do not fit its length");
            }
            return counts;
        } catch (IllegalArgumentException e) {
            throw invalid(heading, "has " + e.getMessage());
        }
    }

    List<CodingCounts> coding(SequenceHeading heading, List<CodingCodons> coding) throws RecordRefusedException {
        codingStated(heading, coding.size());
        for (CodingCodons codons : coding) {
            geneticCode(heading, codons.getGeneticCode());
        }
        try {
            List<CodingCounts> counts = Values.codingCounts(coding);
            if (counts.stream()
                    .anyMatch(
                            code -> code.codingSequences() < 1 || code.counts().hasNegative())) {
                throw invalid(heading, "has negative counts, or a genetic code without coding sequences");
            }
            return counts;
        } catch (IllegalArgumentException e) {
            throw invalid(heading, "has " + e.getMessage());
        }
    }

    RecordRefusedException invalid(SequenceHeading heading, String what) {
        return new RecordRefusedException(INVALID, "sequence " + heading.getId() + " " + what);
    }
}
