package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.FastaOptions;
import org.codonstream.command.ServerOption;
import org.codonstream.command.Surroundings;
import org.codonstream.indices.CaiReference;
import org.codonstream.indices.CodonIndices;
import org.codonstream.indices.IndexFormat;
import org.codonstream.indices.IndexRows;
import org.codonstream.input.InputFiles;
import org.codonstream.input.SequenceRow;
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
            "  codonstream metrics --input mt.gb.gz --reading cds --per cds --genetic-code auto",
            "  codonstream metrics --input genomes/ --cai-reference ribosomal.cut"
        })
final class MetricsCommand implements Runnable {
    private static final List<String> ABOUT_SEQUENCE = List.of("seq_id", "reading", "length");
    private static final List<String> ABOUT_CODING =
            List.of("seq_id", "gene", "protein_id", "location", "codon_start", "length");

    private final Surroundings surroundings;

    @Mixin
    private ScopeOption scope;

    @Option(
            names = "--input",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Instead of a scope: Parquet, FASTA or GenBank files, folders or globs, without Kafka.")
    private @Nullable List<String> paths;

    @Mixin
    private FastaOptions fasta;

    @Option(
            names = "--per",
            paramLabel = "WHAT",
            defaultValue = "total",
            description = "Of files: total: one row of all; sequence: a row per sequence; cds: a row per coding"
                    + " sequence, with --reading cds (${DEFAULT-VALUE}).")
    private CountCommand.Per per;

    @Mixin
    private ViewOptions view;

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
        per.requireReading(view.reading());
        if (paths == null) {
            if (per != CountCommand.Per.TOTAL) {
                throw new ConfigurationException("--per " + per.name().toLowerCase(Locale.ROOT)
                        + ": needs --input; of a scope only the sum is known");
            }
            printScope();
        } else if (scope.named().isPresent()) {
            throw new ConfigurationException("--scope and --input: give one of them");
        } else {
            printFiles(new FileCount(InputFiles.resolve(paths, fasta.content()), view.projection()));
        }
    }

    private void printScope() {
        CaiReference compared = reference.read();
        AskedTable asked =
                AskedTable.ask(new RestClient(server.uri()), scope.scope(), view.reading(), view.geneticCode());
        print(asked.heading(), asked.counts(), compared);
    }

    private void printFiles(FileCount files) {
        CaiReference compared = reference.read();
        switch (per) {
            case TOTAL -> printTotal(files, compared);
            case SEQUENCE -> printSequences(files, compared);
            case CDS -> printCoding(files, compared);
        }
    }

    private void reportCoding(FileCount files) {
        if (view.reading().isCoding()) {
            files.coding().report(files.name(), surroundings.err());
        }
    }

    private void printTotal(FileCount files, CaiReference compared) {
        Usage usage = files.total();
        reportCoding(files);
        GeneticCode code = view.geneticCode().of(files.name(), usage.geneticCodes(), view.reading());
        print(
                TableHeading.of(files.name(), view.reading(), code, usage),
                view.reading().counts(usage::reading),
                compared);
    }

    private void print(TableHeading heading, CodonCounts counts, CaiReference compared) {
        CodonIndices indices = CodonIndices.of(counts, view.families(heading.geneticCode()), compared);
        surroundings.out().print(format.toText(heading, indices));
    }

    private void printSequences(FileCount files, CaiReference compared) {
        Map<GeneticCode, CodonFamilies> families = new LinkedHashMap<>();
        try {
            IndexRows rows = new IndexRows(format, ABOUT_SEQUENCE, surroundings.out());
            files.eachSequence((row, counts) -> {
                GeneticCode code = view.geneticCode().code().orElseGet(() -> view.geneticCode()
                        .of(place(row), counts.toUsage().geneticCodes(), view.reading()));
                CodonFamilies ofCode = families.computeIfAbsent(code, view::families);
                Map<String, Object> about = new LinkedHashMap<>();
                about.put("seq_id", row.id());
                about.put("reading", view.reading().label());
                about.put("length", row.length());
                add(rows, about, CodonIndices.of(view.reading().counts(counts::reading), ofCode, compared));
            });
            rows.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reportCoding(files);
    }

    private void printCoding(FileCount files, CaiReference compared) {
        Map<GeneticCode, CodonFamilies> families = new LinkedHashMap<>();
        try {
            IndexRows rows = new IndexRows(format, ABOUT_CODING, surroundings.out());
            files.eachCoding((row, feature, counts) -> {
                GeneticCode code = view.geneticCode().code().orElseGet(() -> GeneticCodes.ncbi()
                        .get(feature.geneticCode()));
                Map<String, @Nullable Object> about = new LinkedHashMap<>();
                about.put("seq_id", row.id());
                about.put("gene", feature.gene());
                about.put("protein_id", feature.proteinId());
                about.put("location", feature.location());
                about.put("codon_start", feature.codonStart());
                about.put("length", feature.length());
                add(rows, about, CodonIndices.of(counts, families.computeIfAbsent(code, view::families), compared));
            });
            rows.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reportCoding(files);
    }

    private static void add(IndexRows rows, Map<String, ? extends @Nullable Object> about, CodonIndices indices) {
        try {
            rows.add(about, indices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(SequenceRow row) {
        return row.file().name() + ", row " + row.row() + ", " + row.id() + ":";
    }
}
