package org.codonstream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The packages of the backfill depend one way, and on nothing of the stream; those of other modules are checked in cli. */
@AnalyzeClasses(
        packages = "org.codonstream",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeJars.class})
class BackfillArchitectureTest {

    @ArchTest
    static final ArchRule packagesDependOneWay =
            slices().matching("org.codonstream.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule commandsAreOnTop = noClasses()
            .that()
            .resideInAnyPackage("org.codonstream.recount..", "org.codonstream.reconcile..", "org.codonstream.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.codonstream.backfill..", "picocli..");

    @ArchTest
    static final ArchRule recountingStandsAlone = noClasses()
            .that()
            .resideInAnyPackage("org.codonstream.recount..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.codonstream.reconcile..", "org.codonstream.sql..");

    @ArchTest
    static final ArchRule functionsStandAlone = noClasses()
            .that()
            .resideInAnyPackage("org.codonstream.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.codonstream.recount..", "org.codonstream.reconcile..");

    @ArchTest
    static final ArchRule knowsNothingOfStreamAndIngest = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.codonstream.backfill..",
                    "org.codonstream.recount..",
                    "org.codonstream.reconcile..",
                    "org.codonstream.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka.streams..",
                    "org.codonstream.publish..",
                    "org.codonstream.feed..",
                    "org.codonstream.convert..",
                    "org.codonstream.stream..",
                    "org.codonstream.ledger..",
                    "org.codonstream.tally..",
                    "org.codonstream.query..",
                    "org.codonstream.rest..",
                    "org.codonstream.count..",
                    "org.codonstream.flow..",
                    "org.codonstream.broker..",
                    "org.codonstream.logs..",
                    "org.codonstream.machine..",
                    "org.codonstream.cli..");
}
