package org.codonstream.recount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.Type;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.input.CountedRow;

/** A table of a recount's output, read by parquet-java alone: values by column, as text. */
public final class RecountedTable {

    private RecountedTable() {}

    /** All rows of a folder. */
    public static List<Map<String, String>> rows(Path folder) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".parquet"))
                    .sorted()
                    .toList()) {
                try (ParquetReader<Group> reader = ParquetReader.builder(
                                new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                        .build()) {
                    for (Group group = reader.read(); group != null; group = reader.read()) {
                        rows.add(row(group));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** A row of the table of sequences as other tools' answers are. */
    public static CountedRow counted(Map<String, String> row) {
        Map<String, Long> codons = new HashMap<>();
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            codons.put(Codon.text(codon), Long.valueOf(row.get(Codon.text(codon))));
        }
        return new CountedRow(
                row.get("seq_id"),
                Long.parseLong(row.get("length")),
                Long.parseLong(row.get("ambiguous")),
                Long.parseLong(row.get("trailing")),
                codons);
    }

    private static Map<String, String> row(Group group) {
        Map<String, String> row = new HashMap<>();
        for (Type field : group.getType().getFields()) {
            if (group.getFieldRepetitionCount(field.getName()) > 0) {
                row.put(field.getName(), group.getValueToString(group.getType().getFieldIndex(field.getName()), 0));
            }
        }
        return row;
    }
}
