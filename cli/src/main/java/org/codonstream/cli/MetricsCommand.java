package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.FrameCounts;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.ServerOption;
import org.codonstream.command.Surroundings;
import org.codonstream.indices.CaiReference;
import org.codonstream.indices.CodonIndices;
import org.codonstream.indices.IndexFormat;
import org.codonstream.indices.IndexRows;
import org.codonstream.input.InputFiles;
import org.codonstream.input.Projection;
import org.codonstream.input.SequenceRow;
import org.codonstream.usage.OwnCode;
import org.codonstream.usage.Scope;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives the indices of codonW, cusp and others: of a scope as it is counted now, or of files. */
@Command(
        name = "metrics",
        description = "Print the indices of codon usage, such as ENC, CAI and GC3s, of a scope or of files.",
        footer = {
            "",
            "Examples:",
            "  codonstream metrics --scope taxon:9606/mitochondrion --genetic-code auto",
            "  codonstream metrics --input genes.parquet --per sequence --format tsv",
            "  codonstream metrics --input genomes/ --cai-reference ribosomal.cut"
        })
final class MetricsCommand implements Runnable {
    private static final List<String> ABOUT_SEQUENCE = List.of("seq_id", "reading", "length");

    private final Surroundings surroundings;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "What the indices are about: all (default), source:NAME, taxon:ID, taxon:ID/COMPARTMENT,"
                    + " code:ID or batch:ID.")
    private @Nullable Scope scope;

    @Option(
            names = "--input",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Instead of a scope: Parquet files, folders or globs, without Kafka.")
    private @Nullable List<String> paths;

    @Option(
            names = "--per",
            paramLabel = "WHAT",
            defaultValue = "total",
            description = "Of files: total: one row of all; sequence: a row per sequence (${DEFAULT-VALUE}).")
    private CountCommand.Per per;

    @Mixin
    private ReadingOptions reading;

    @Option(
            names = "--genetic-code",
            paramLabel = "ID|auto",
            defaultValue = "1",
            description = "NCBI's number of the genetic code that gives the amino acids; auto: the one that the"
                    + " sequences state (${DEFAULT-VALUE}).")
    private CodeChoice geneticCode;

    @Mixin
    private FamilyOption family;

    @Mixin
    private ReferenceOption reference;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, tsv or json (${DEFAULT-VALUE}).")
    private IndexFormat format;

    @Mixin
    private ServerOption server;

    MetricsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (paths == null) {
            if (per != CountCommand.Per.TOTAL) {
                throw new ConfigurationException("--per sequence: needs --input; of a scope only the sum is known");
            }
            printScope(scope == null ? Scope.ALL : scope);
        } else if (scope != null) {
            throw new ConfigurationException("--scope and --input: give one of them");
        } else if (reading.choice().isCoding()) {
            throw new ConfigurationException("reading cds: Parquet files have no annotated coding sequences");
        } else {
            // a code that is given needs no column, and a bad value there no refusal
            printFiles(new FileCount(
                    InputFiles.resolve(paths),
                    geneticCode.code().isPresent() ? Projection.LETTERS : Projection.LETTERS_AND_CODE));
        }
    }

    private void printScope(Scope asked) {
        CaiReference compared = reference.read();
        AskedTable table = AskedTable.ask(new RestClient(server.uri()), asked, reading.choice(), geneticCode.label());
        CodonFamilies families = CodonFamilies.of(table.heading().geneticCode(), family.rule());
        surroundings.out().print(format.toText(table.heading(), CodonIndices.of(table.counts(), families, compared)));
    }

    private void printFiles(FileCount files) {
        CaiReference compared = reference.read();
        if (per == CountCommand.Per.SEQUENCE) {
            printSequences(files, compared);
            return;
        }
        Usage usage = files.total();
        GeneticCode code =
                geneticCode.code().orElseGet(() -> GeneticCodes.ncbi().get(ownCode(files.name(), usage)));
        TableHeading heading = new TableHeading(
                files.name(), reading.choice(), code, usage.sequences(), usage.codingSequences(), usage.bases());
        CodonFamilies families = CodonFamilies.of(code, family.rule());
        surroundings
                .out()
                .print(format.toText(
                        heading, CodonIndices.of(reading.choice().counts(usage::reading), families, compared)));
    }

    private int ownCode(String about, Usage usage) {
        try {
            return OwnCode.number(about, usage, reading.choice());
        } catch (IllegalArgumentException e) {
            throw new CommandException(e.getMessage() + CodeChoice.HINT, e);
        }
    }

    private void printSequences(FileCount files, CaiReference compared) {
        Map<GeneticCode, CodonFamilies> families = new LinkedHashMap<>();
        FamilyRule rule = family.rule();
        try {
            IndexRows rows = new IndexRows(format, ABOUT_SEQUENCE, surroundings.out());
            files.eachSequence((row, counts) -> {
                GeneticCode code = geneticCode.code().orElseGet(() -> ownCode(row));
                CodonFamilies ofCode = families.computeIfAbsent(code, absent -> CodonFamilies.of(absent, rule));
                print(rows, row, counts, CodonIndices.of(reading.choice().counts(counts::reading), ofCode, compared));
            });
            rows.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(IndexRows rows, SequenceRow row, FrameCounts counts, CodonIndices indices) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("seq_id", row.id());
        about.put("reading", reading.choice().label());
        about.put("length", counts.length());
        try {
            rows.add(about, indices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GeneticCode ownCode(SequenceRow row) {
        Integer stated = row.filing().geneticCode();
        if (stated == null) {
            throw new CommandException(row.file().name() + ", row " + row.row() + ", " + row.id()
                    + ": states no genetic code" + CodeChoice.HINT);
        }
        return GeneticCodes.ncbi().get(stated);
    }
}
