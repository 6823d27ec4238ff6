package org.codonstream.cli;

import org.codonstream.code.FamilyRule;
import picocli.CommandLine.Option;

/** Which codons are taken for synonyms. */
final class FamilyOption {
    @Option(
            names = "--family",
            paramLabel = "RULE",
            defaultValue = "amino-acid",
            description = "Which codons are synonyms: amino-acid: all of an amino acid; box: those that share their"
                    + " first two bases (${DEFAULT-VALUE}).")
    private FamilyRule rule;

    FamilyRule rule() {
        return rule;
    }
}
