package org.codonstream.recount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.BatchPlan;
import org.codonstream.batch.BatchPlanner;
import org.codonstream.input.FastaContent;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;

/** Files, found and cut into the batches that {@code ingest publish} would make of them. */
public final class FileInput implements RecountInput {

    private final BatchPlan plan;
    private final RowRules rules;

    /** The rows of a plan's files, understood by some rules. */
    public FileInput(BatchPlan plan, RowRules rules) {
        this.plan = plan;
        this.rules = rules;
    }

    /**
     * Finds files, their rows and the lengths of these.
     *
     * @param paths files, folders or globs
     * @param limits of batches: two contents of one id in one batch are a conflict, in two batches the later one counts
     * @param fasta what the records of FASTA files are
     * @throws org.codonstream.input.InputException if a path names nothing, or a file can't be taken
     */
    public static BatchPlan plan(List<String> paths, BatchLimits limits, FastaContent fasta) {
        List<InputFile> files = InputFiles.resolve(paths, fasta);
        return new BatchPlanner(limits, Readers.heap()).plan(files);
    }

    @Override
    public JavaRDD<Row> events(JavaSparkContext spark) {
        List<FileWork> work = FileWork.of(plan, spark.defaultParallelism());
        if (work.isEmpty()) {
            return spark.emptyRDD();
        }
        return spark.parallelize(work, work.size()).mapPartitions(new CountRows(rules));
    }

    @Override
    public PositionNames names() {
        return FileRows.of(plan);
    }

    @Override
    public boolean faultsAreNews() {
        return true;
    }

    @Override
    public long size() {
        return plan.sequences();
    }

    @Override
    public void describe(ObjectNode manifest) {
        manifest.put("identity", rules.identity().label());
        manifest.put("source", rules.source());
        ArrayNode files = manifest.putArray("files");
        for (InputFile file : plan.files()) {
            files.addObject()
                    .put("path", file.uri())
                    .put("length", file.length())
                    .put("modified", file.modified())
                    .put("footer_sha256", file.footerDigest())
                    .put("rows", file.rows());
        }
    }
}
