package org.codonstream.codon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.sequence.BasePacker;

/** The counter itself. */
class CounterContractTest extends CountingContract {

    @Override
    protected Map<String, Map<Reading, CodonCounts>> count(List<Case> cases) {
        CodonCounter counter = new CodonCounter();
        BasePacker packer = new BasePacker();
        Map<String, Map<Reading, CodonCounts>> counted = new LinkedHashMap<>();
        for (Case each : cases) {
            byte[] letters = NaiveCounter.bytes(each.letters());
            counted.put(each.id(), readings(counter.count(packer.pack(letters, 0, letters.length))));
        }
        return counted;
    }
}
