package org.codonstream.backfill;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.spark.sql.SparkSession;
import org.codonstream.batch.BatchPlan;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Reading;
import org.codonstream.command.Amounts;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.command.VersionText;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.reconcile.Moment;
import org.codonstream.recount.FileInput;
import org.codonstream.recount.Outcomes;
import org.codonstream.recount.RecountFolder;
import org.codonstream.recount.RecountInput;
import org.codonstream.recount.TopicInput;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.topic.TopicCatalogue;
import org.codonstream.topic.TopicLayout;
import org.codonstream.usage.Usage;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts an input and writes what it counted. */
@Command(
        name = "recount",
        description =
                "Count an input as the ledger would hold it, each identity once, and write Parquet: a row per sequence,"
                        + " per scope, and per codon of each scope; and a manifest that says what was counted.",
        footer = {
            "",
            "Examples:",
            "  codonstream backfill recount --input genomes/ --output counted/",
            "  codonstream backfill recount --from-topic --output counted/ --reading frame0,cds"
        })
final class RecountCommand implements Runnable {

    private static final int REJECTED_NAMED = 1_000;

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private InputChoice input;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "A new or empty folder, local or on a Hadoop file system.")
    private String output;

    @Option(
            names = "--reading",
            paramLabel = "READING",
            split = ",",
            defaultValue = "frame0",
            description = "What is shown: frame0 to frame2, reverse0 to reverse2, cds; several by commas"
                    + " (${DEFAULT-VALUE}).")
    private List<Reading> readings;

    @Option(
            names = "--genetic-code",
            paramLabel = "N",
            defaultValue = "1",
            description = "NCBI's number of the genetic code that codon tables are seen through (${DEFAULT-VALUE}).")
    private GeneticCode geneticCode;

    @Option(
            names = "--identity",
            paramLabel = "RULE",
            defaultValue = "accession",
            description = "accession: the accession without version, else source and id; seq-id: the whole id as it is"
                    + " (${DEFAULT-VALUE}). What is in Kafka has its identities.")
    private IdentityRule identity;

    @Mixin
    private RowOptions rows;

    @Mixin
    private SparkOptions spark;

    @Mixin
    private KafkaOptions kafka;

    @Spec
    private CommandSpec command;

    RecountCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        BatchPlan files = input.files(command, rows);
        ObjectNode manifest = new ObjectMapper().createObjectNode();
        manifest.put("began", Instant.now().toString());
        RecountInput counted = files == null ? topics(manifest) : new FileInput(files, rows.rules(identity));
        try (RecountFolder folder = RecountFolder.claim(Sessions.hadoop(), output)) {
            String done = new Task(surroundings, spark)
                    .run((session, narration) -> recount(session, narration, folder, counted, manifest));
            surroundings.out().println(done);
        }
    }

    private RecountInput topics(ObjectNode manifest) {
        KafkaAccess access = kafka.access();
        try (Admin admin = access.admin()) {
            TopicLayout layout = new TopicCatalogue(admin, kafka.topics()).find();
            manifest.put("cluster_id", Clusters.id(access, admin));
            Moment moment = Moment.now(access, layout);
            return new TopicInput(access, layout, moment.ends(), moment.generations());
        }
    }

    private String recount(
            SparkSession session,
            Narration narration,
            RecountFolder folder,
            RecountInput counted,
            ObjectNode manifest) {
        narration.say("counting with Spark " + session.version() + " at "
                + session.sparkContext().master());
        long began = System.nanoTime();
        try (Outcomes outcomes = Outcomes.of(session, counted)) {
            if (rows.badRowsEndTheRun() && counted.faultsAreNews()) {
                outcomes.requireNoFault();
            }
            describe(session, counted, outcomes, manifest);
            narration.say("writing " + output);
            Usage all = folder.write(outcomes, readings, geneticCode.id(), manifest);
            return text(all, outcomes, counted, System.nanoTime() - began);
        }
    }

    private String text(Usage all, Outcomes outcomes, RecountInput counted, long nanos) {
        String left = outcomes.faults() == 0 ? "" : ", " + Stage.leftOut(counted, outcomes.faults());
        String leftCoding = outcomes.rejectedCoding() == 0 ? "" : ", " + Stage.leftOutCoding(outcomes.rejectedCoding());
        return "recounted " + Amounts.of(all.sequences(), "sequence", "sequences") + ", "
                + Amounts.of(all.bases(), "base", "bases") + left + leftCoding + ", " + Amounts.rate(all.bases(), nanos)
                + ": "
                + output;
    }

    private void describe(SparkSession session, RecountInput counted, Outcomes outcomes, ObjectNode manifest) {
        manifest.put("codonstream", VersionText.version());
        manifest.put("spark", session.version());
        manifest.put("genetic_codes", GeneticCodes.ncbi().version());
        manifest.put("genetic_code", geneticCode.id());
        ArrayNode shown = manifest.putArray("readings");
        readings.forEach(reading -> shown.add(reading.label()));
        if (!input.isFromTopic()) {
            rows.describe(manifest);
        }
        manifest.put(counted.faultsAreNews() ? "rows" : "offsets", counted.size());
        manifest.put("rejected", outcomes.faults());
        ArrayNode reasons = manifest.putArray("rejected_first");
        outcomes.firstFaults(REJECTED_NAMED).forEach(reasons::add);
        manifest.put("rejected_coding", outcomes.rejectedCoding());
        ArrayNode codingReasons = manifest.putArray("rejected_coding_first");
        outcomes.firstRejectedCoding(REJECTED_NAMED).forEach(codingReasons::add);
        counted.describe(manifest);
    }
}
