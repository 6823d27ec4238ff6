package org.codonstream.cli;

import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCode;
import org.codonstream.input.Projection;
import org.codonstream.usage.ReadingChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which counts are looked at, and through which genetic code. */
final class ViewOptions {
    @Mixin
    private ReadingOptions reading;

    @Option(
            names = "--genetic-code",
            paramLabel = "ID|auto",
            defaultValue = "1",
            description = "NCBI's number of the genetic code that gives the amino acids; auto: the one that the"
                    + " sequences state (${DEFAULT-VALUE}).")
    private CodeChoice geneticCode;

    @Option(
            names = "--family",
            paramLabel = "RULE",
            defaultValue = "amino-acid",
            description = "Which codons are synonyms: amino-acid: all of an amino acid; box: those that share their"
                    + " first two bases (${DEFAULT-VALUE}).")
    private FamilyRule family;

    ReadingChoice reading() {
        return reading.choice();
    }

    CodeChoice geneticCode() {
        return geneticCode;
    }

    /** What has to be read of files: a code that is named needs no column, and a bad value there is no fault then. */
    Projection projection() {
        if (reading().isCoding()) {
            return Projection.LETTERS_AND_CODING;
        }
        return geneticCode.code().isPresent() ? Projection.LETTERS : Projection.LETTERS_AND_CODE;
    }

    /** The families of a code by the rule that is wanted. */
    CodonFamilies families(GeneticCode code) {
        return CodonFamilies.of(code, family);
    }
}
