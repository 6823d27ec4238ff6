package org.codonstream.recount;

import java.util.function.Consumer;
import org.codonstream.block.Candidate;
import org.codonstream.codon.FrameCounts;
import org.codonstream.decision.Contributions;
import org.codonstream.input.BadFeature;
import org.codonstream.input.BadRow;
import org.codonstream.input.RowCounter;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceRow;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.schema.Values;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.InvalidLetterException;
import org.codonstream.sequence.MissingSourceException;
import org.codonstream.sequence.RefgetDigest;
import org.codonstream.sequence.SequenceIdentity;

/** Makes an event of each row: packed, digested and counted as the stream does it. For one thread. */
final class EventsOfRows implements RowHandler {

    /** Stands for the run that would have published the files: one for all of them, as batches tell them apart. */
    private static final String RUN = "files";

    private static final int GENERATION = 0;

    private final IdentityRule rule;
    private final RowCounter counter = new RowCounter();
    private final RefgetDigest refget = new RefgetDigest();
    private Publication publication = new Publication(RUN, "");
    private long positionOfRowZero;
    private Consumer<Event> out = event -> {};

    EventsOfRows(IdentityRule rule) {
        this.rule = rule;
    }

    /** Tells which rows come next, and where their events go. */
    void begin(FilePart part, Consumer<Event> taker) {
        publication = new Publication(RUN, part.batch());
        positionOfRowZero = part.position() - part.firstRow();
        out = taker;
    }

    @Override
    public void sequence(SequenceRow row) {
        try {
            SequenceIdentity identity = rule.identify(row.id(), row.filing().source());
            FrameCounts frames = counter.countFrames(row);
            byte[] digest = refget.of(row.letters(), row.offset(), row.length());
            long position = positionOfRowZero + row.row();
            SequenceHeading heading = Values.heading(
                    position,
                    row.id(),
                    identity,
                    row.filing(),
                    row.organism(),
                    row.length(),
                    digest,
                    row.codingDigest());
            Candidate candidate =
                    new Candidate(heading, frames, counter.countCoding(row), null, Candidate.Standing.COMPETES);
            LedgerEntry entry = new LedgerEntry(
                    new Place(GENERATION, position, true), null, Contributions.store(candidate, publication));
            out.accept(new Event(
                    identity.identity(),
                    GENERATION,
                    position,
                    0,
                    EventKind.SEQUENCE,
                    Codecs.LEDGER_ENTRY.encode(entry)));
            for (BadFeature bad : row.badFeatures()) {
                out.accept(
                        Event.rejectedCoding(GENERATION, position, bad.feature().number(), bad.sentence()));
            }
        } catch (InvalidLetterException | MissingSourceException e) {
            badRow(row.refuse(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void badRow(BadRow row) {
        out.accept(Event.fault(GENERATION, positionOfRowZero + row.row(), 0, row.sentence()));
    }
}
