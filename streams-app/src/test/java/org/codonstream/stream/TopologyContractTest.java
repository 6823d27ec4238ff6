package org.codonstream.stream;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.CountingContract;
import org.codonstream.codon.Reading;
import org.codonstream.decision.Contributions;
import org.codonstream.schema.SequenceHeading;
import org.codonstream.tally.Windows;
import org.junit.jupiter.api.io.TempDir;

/** The stream: blocks in, ledger entries out; every other sequence comes in segments. */
class TopologyContractTest extends CountingContract {

    private static final int SEGMENT_BASES = 24;
    private static final int LONG_SEGMENT_BASES = 12_000;

    @TempDir
    private Path stateDir;

    @Override
    protected Map<String, Map<Reading, CodonCounts>> count(List<Case> cases) {
        Map<String, Map<Reading, CodonCounts>> counted = new LinkedHashMap<>();
        try (TopologyHarness stream = new TopologyHarness(stateDir, Windows.DEFAULT)) {
            for (int row = 0; row < cases.size(); row++) {
                Case each = cases.get(row);
                SequenceHeading heading = TestBlocks.heading(row, each.id(), 0, "cases", each.letters());
                int ownBases = each.letters().length() > LONG_SEGMENT_BASES ? LONG_SEGMENT_BASES : SEGMENT_BASES;
                stream.publish(
                        row % 2 == 0
                                ? TestBlocks.block("run", "batch", TestBlocks.sequence(heading, each.letters()))
                                : TestBlocks.block(
                                        "run", "batch", TestBlocks.segments(heading, each.letters(), ownBases)));
                counted.put(
                        each.id(),
                        readings(Contributions.frames(stream.entry(each.id()).getCounted(), new CodonCounter())));
            }
            stream.assertConsistent();
        }
        return counted;
    }
}
