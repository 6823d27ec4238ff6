package org.codonstream.recount;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.codonstream.codon.Reading;
import org.codonstream.input.InputException;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Values;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;

/**
 * Writes a recount into a new folder, local or on any Hadoop file system: Parquet in {@code sequences}, {@code scopes} and
 * {@code codons}, then {@code manifest.json}. Where that stands, the rest is whole.
 */
public final class RecountFolder {

    private static final String MANIFEST = "manifest.json";

    private final SparkSession session;
    private final Path folder;
    private final FileSystem files;

    private RecountFolder(SparkSession session, Path folder, FileSystem files) {
        this.session = session;
        this.folder = folder;
        this.files = files;
    }

    /**
     * A folder that does not exist yet, or is empty.
     *
     * @throws InputException if there is something in it, or it can't be reached
     */
    public static RecountFolder open(SparkSession session, String folder) {
        try {
            Path path = new Path(folder);
            FileSystem files = path.getFileSystem(session.sparkContext().hadoopConfiguration());
            if (files.exists(path) && (files.getFileStatus(path).isFile() || files.listStatus(path).length > 0)) {
                throw new InputException(
                        "output " + folder + " is not empty: name another folder, or remove what is there");
            }
            return new RecountFolder(session, path, files);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException("output " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    /**
     * Writes all of it; what is written when that fails is removed again.
     *
     * @param readings that the tables show
     * @param geneticCode that {@code codons} are seen through
     * @param manifest to which the totals are added
     * @return the usage of everything
     */
    public Usage write(Outcomes outcomes, List<Reading> readings, int geneticCode, ObjectNode manifest) {
        boolean written = false;
        try {
            Dataset<Row> totals = ScopeTotals.of(outcomes.counted())
                    .coalesce(1)
                    .sortWithinPartitions("scope")
                    .persist();
            write("sequences", outcomes.counted(), new SequenceTable(readings), SequenceTable.SCHEMA);
            write("scopes", totals, new ScopeTable(readings), ScopeTable.SCHEMA);
            write("codons", totals, new CodonTable(readings, geneticCode), CodonTable.SCHEMA);
            Usage all = usageOfAll(totals);
            totals.unpersist();
            write(manifest.put("sequences", all.sequences()).put("bases", all.bases()));
            written = true;
            return all;
        } catch (IOException e) {
            throw new InputException("output " + folder + " can't be written: " + e.getMessage(), e);
        } finally {
            if (!written) {
                remove();
            }
        }
    }

    private void write(String name, Dataset<Row> rows, FlatMapFunction<Row, Row> table, StructType schema) {
        Dataset<Row> written = session.createDataFrame(rows.javaRDD().flatMap(table), schema);
        written.write().parquet(new Path(folder, name).toString());
    }

    private static Usage usageOfAll(Dataset<Row> totals) {
        List<Row> all = totals.filter("scope = '" + Scope.ALL.text() + "'").collectAsList();
        return all.isEmpty()
                ? Usage.ZERO
                : Values.usage(Codecs.SCOPE_USAGE.decodeOwn(all.get(0).getAs(1)));
    }

    private void write(ObjectNode manifest) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        try (OutputStream out = files.create(new Path(folder, MANIFEST), false)) {
            out.write(json.writeValueAsBytes(manifest));
        }
    }

    private void remove() {
        try {
            files.delete(folder, true);
        } catch (IOException e) {
            // What failed is said already, and a folder without a manifest is known not to be whole.
        }
    }
}
