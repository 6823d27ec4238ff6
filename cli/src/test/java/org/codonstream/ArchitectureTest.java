package org.codonstream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Modules and packages depend one way. */
@AnalyzeClasses(
        packages = "org.codonstream",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {
    /** ArchUnit knows tests by their folder only. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule dependsOnlyDownward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("core")
            .definedBy("..sequence..", "..codon..", "..code..", "..annotation..", "..usage..", "..indices..")
            .layer("schemas")
            .definedBy("..schema..", "..topic..")
            .layer("ledger-rules")
            .definedBy("..block..", "..decision..")
            .layer("kafka-access")
            .definedBy("org.codonstream.kafka..")
            .layer("sequence-input")
            .definedBy("..input..", "..flatfile..", "..shard..", "..batch..")
            .layer("command-line")
            .definedBy("..command..")
            .layer("ingest")
            .definedBy("..publish..", "..feed..", "..convert..")
            .layer("streams-app")
            .definedBy("..stream..", "..ledger..", "..tally..", "..query..", "..rest..", "..count..", "..flow..")
            .layer("backfill-spark")
            .definedBy(
                    "..backfill..", "org.codonstream.recount..", "org.codonstream.reconcile..", "org.codonstream.sql..")
            .layer("cli")
            .definedBy("..cli..", "..broker..", "..logs..", "..machine..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("backfill-spark")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("streams-app")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("ingest")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("command-line")
            .mayOnlyBeAccessedByLayers("backfill-spark", "cli")
            .whereLayer("sequence-input")
            .mayOnlyBeAccessedByLayers("command-line", "ingest", "backfill-spark", "cli")
            .whereLayer("kafka-access")
            .mayOnlyBeAccessedByLayers("command-line", "ingest", "backfill-spark", "cli")
            .whereLayer("ledger-rules")
            .mayOnlyBeAccessedByLayers("streams-app", "backfill-spark", "cli")
            .whereLayer("schemas")
            .mayOnlyBeAccessedByLayers(
                    "ledger-rules", "kafka-access", "command-line", "ingest", "streams-app", "backfill-spark", "cli");

    @ArchTest
    static final ArchRule packagesDependOneWay =
            slices().matching("org.codonstream.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule coreIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage("..sequence..", "..codon..", "..code..", "..annotation..", "..usage..", "..indices..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "com.fasterxml..", "org.slf4j..");

    @ArchTest
    static final ArchRule packagesAreNounsOfTheDomain = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..", "..helper..");
}
