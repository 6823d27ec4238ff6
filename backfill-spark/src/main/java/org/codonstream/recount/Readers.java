package org.codonstream.recount;

import org.codonstream.input.HeapBudget;

/** What the readers of files in one JVM have in common: together they must not hold more than there is. */
final class Readers {

    private static final HeapBudget HEAP = budget();

    private Readers() {}

    static HeapBudget heap() {
        return HEAP;
    }

    /** The launcher says where it stands; where nobody does, spark-submit has started this JVM. */
    private static HeapBudget budget() {
        return System.getProperty("codonstream.home") != null
                ? HeapBudget.ofThisJvm()
                : HeapBudget.ofThisJvm("set spark.driver.memory and spark.executor.memory to %1$dm");
    }
}
