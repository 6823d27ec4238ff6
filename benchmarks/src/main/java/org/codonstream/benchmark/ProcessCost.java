package org.codonstream.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one process of a run took.
 *
 * @param name what it is to the run, such as {@code broker}
 * @param cpuSeconds on all processors
 * @param peakBytes most memory that was resident at once
 */
record ProcessCost(String name, double cpuSeconds, double peakBytes) {
    /** The medians of each process over several runs of the same processes. */
    static List<ProcessCost> medians(List<List<ProcessCost>> runs) {
        Map<String, List<ProcessCost>> byName = new LinkedHashMap<>();
        for (List<ProcessCost> run : runs) {
            for (ProcessCost process : run) {
                byName.computeIfAbsent(process.name(), name -> new ArrayList<>())
                        .add(process);
            }
        }
        List<ProcessCost> medians = new ArrayList<>();
        byName.forEach((name, costs) -> medians.add(new ProcessCost(
                name, Median.of(costs, ProcessCost::cpuSeconds), Median.of(costs, ProcessCost::peakBytes))));
        return medians;
    }
}
