package org.codonstream.recount;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.codonstream.codon.Reading;
import org.codonstream.input.InputException;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.Values;
import org.codonstream.usage.Scope;
import org.codonstream.usage.Usage;

/**
 * Writes a recount into a new folder, local or on any Hadoop file system: Parquet in {@code sequences}, {@code scopes} and
 * {@code codons}, then {@code manifest.json}. While {@code _unfinished} stands, the rest is not whole.
 */
public final class RecountFolder implements AutoCloseable {

    private static final String SEQUENCES = "sequences";
    private static final String SCOPES = "scopes";
    private static final String CODONS = "codons";
    private static final String MANIFEST = "manifest.json";
    private static final String UNFINISHED = "_unfinished";

    private final Path folder;
    private final FileSystem files;
    private final boolean isNew;
    private boolean whole;

    private RecountFolder(Path folder, FileSystem files, boolean isNew) {
        this.folder = folder;
        this.files = files;
        this.isNew = isNew;
    }

    /**
     * Takes a folder that does not exist yet, or is empty, so that no other recount can take it.
     *
     * @throws InputException if there is something in it, or it can't be written
     */
    public static RecountFolder claim(Configuration hadoop, String folder) {
        try {
            Path path = new Path(folder);
            FileSystem files = path.getFileSystem(hadoop);
            boolean isNew = !files.exists(path);
            if (!isNew) {
                requireEmpty(files, path);
            }
            files.mkdirs(path);
            files.create(new Path(path, UNFINISHED), false).close();
            if (files.listStatus(path).length > 1) {
                // Somebody was quicker, and has ended already.
                files.delete(new Path(path, UNFINISHED), false);
                throw notEmpty(folder);
            }
            return new RecountFolder(path, files, isNew);
        } catch (FileAlreadyExistsException e) {
            throw unfinished(folder);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException("output " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    private static void requireEmpty(FileSystem files, Path folder) throws IOException {
        if (files.getFileStatus(folder).isFile()) {
            throw new InputException("output " + folder + " is a file: name a folder");
        }
        if (files.exists(new Path(folder, UNFINISHED))) {
            throw unfinished(folder.toString());
        }
        if (files.listStatus(folder).length > 0) {
            throw notEmpty(folder.toString());
        }
    }

    private static InputException notEmpty(String folder) {
        return new InputException("output " + folder + " is not empty: name another folder, or remove what is there");
    }

    private static InputException unfinished(String folder) {
        return new InputException(
                "output " + folder + " belongs to a recount that is at work or was killed: name another folder, or"
                        + " remove it if nobody works there");
    }

    /**
     * Writes all of it.
     *
     * @param readings that the tables show
     * @param geneticCode that {@code codons} are seen through
     * @param manifest to which the totals are added
     * @return the usage of everything
     */
    public Usage write(Outcomes outcomes, List<Reading> readings, int geneticCode, ObjectNode manifest) {
        try {
            Dataset<Row> totals = ScopeTotals.of(outcomes.counted())
                    .coalesce(1)
                    .sortWithinPartitions("scope")
                    .persist(StorageLevel.DISK_ONLY());
            write(SEQUENCES, outcomes.counted(), new SequenceTable(readings), SequenceTable.SCHEMA);
            write(SCOPES, totals, new ScopeTable(readings), ScopeTable.SCHEMA);
            write(CODONS, totals, new CodonTable(readings, geneticCode), CodonTable.SCHEMA);
            Usage all = usageOfAll(totals);
            write(manifest.put("sequences", all.sequences()).put("bases", all.bases()));
            files.delete(new Path(folder, UNFINISHED), false);
            whole = true;
            return all;
        } catch (IOException e) {
            throw new InputException("output " + folder + " can't be written: " + e.getMessage(), e);
        }
    }

    /** Leaves the folder as it was found, unless all was written. */
    @Override
    public void close() {
        if (whole) {
            return;
        }
        try {
            for (String own : List.of(SEQUENCES, SCOPES, CODONS, MANIFEST)) {
                files.delete(new Path(folder, own), true);
            }
            // A task that is ending may still have written something.
            if (files.listStatus(folder).length == 1) {
                files.delete(new Path(folder, UNFINISHED), false);
                if (isNew) {
                    files.delete(folder, false);
                }
            }
        } catch (IOException e) {
            // What failed is said already, and what is left is known to be unfinished.
        }
    }

    private void write(String name, Dataset<Row> rows, FlatMapFunction<Row, Row> table, StructType schema) {
        rows.sparkSession()
                .createDataFrame(rows.javaRDD().flatMap(table), schema)
                .write()
                .parquet(new Path(folder, name).toString());
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
}
