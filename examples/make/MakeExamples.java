import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes the bundled examples out of FASTA files, each source with what its records do not say themselves. See make.sh. */
public class MakeExamples {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            """
            message sequences {
              required binary seq_id (STRING);
              optional binary description (STRING);
              required int64 length;
              required binary sequence (STRING);
              required binary source (STRING);
              required int32 taxon_id;
              required binary organism (STRING);
              required binary compartment (STRING);
              required int32 genetic_code;
            }
            """);

    record Kind(String source, int taxonId, String organism, String compartment, int geneticCode) {}

    public static void main(String[] args) throws IOException {
        Path fasta = Path.of(args[0]);
        Path examples = Path.of(args[1]);
        Kind human = new Kind("mitochondrion", 9606, "Homo sapiens", "mitochondrion", 2);
        Kind orangUtan = new Kind("mitochondrion", 9601, "Pongo abelii", "mitochondrion", 2);
        Kind mers = new Kind(
                "mers", 1335626, "Middle East respiratory syndrome-related coronavirus", "genomic", 1);
        Kind lambda = new Kind("lambda", 10710, "Escherichia phage Lambda", "genomic", 11);

        try (ParquetWriter<Group> writer = writer(examples.resolve("mitochondrion.parquet"))) {
            write(fasta.resolve("MT-human.fa"), human, writer);
            write(fasta.resolve("MT-orang.fa"), orangUtan, writer);
        }
        try (ParquetWriter<Group> writer = writer(examples.resolve("mers.parquet"));
                Stream<Path> files = Files.list(fasta.resolve("mers"))) {
            for (Path file : files.sorted().toList()) {
                write(file, mers, writer);
            }
        }
        try (ParquetWriter<Group> writer = writer(examples.resolve("lambda.parquet"))) {
            write(fasta.resolve("lambda_virus.fa"), lambda, writer);
        }
    }

    private static ParquetWriter<Group> writer(Path file) throws IOException {
        return ExampleParquetWriter.builder(new org.apache.parquet.io.LocalOutputFile(file))
                .withConf(new Configuration(false))
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build();
    }

    private static void write(Path file, Kind kind, ParquetWriter<Group> writer) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.lines().forEach(lines::add);
        }
        String heading = lines.get(0).substring(1);
        if (lines.subList(1, lines.size()).stream().anyMatch(line -> line.startsWith(">"))) {
            throw new IOException(file + ": more than one record");
        }
        String sequence = String.join("", lines.subList(1, lines.size()));
        int space = heading.indexOf(' ');
        Group row = new SimpleGroupFactory(SCHEMA).newGroup().append("seq_id", space < 0 ? heading : heading.substring(0, space));
        if (space >= 0) {
            row.append("description", heading.substring(space + 1));
        }
        writer.write(row.append("length", (long) sequence.length())
                .append("sequence", sequence)
                .append("source", kind.source())
                .append("taxon_id", kind.taxonId())
                .append("organism", kind.organism())
                .append("compartment", kind.compartment())
                .append("genetic_code", kind.geneticCode()));
    }
}
