package org.codonstream.usage;

import java.io.IOException;
import org.codonstream.codon.Codon;

/** The two lines that CUTG's {@code .spsum} files have for a species, as EMBOSS writes them: 64 counts in CUTG's order. */
final class SpsumTableWriter implements TableWriter {

    /** CUTG's README: arginine, leucine, serine, threonine, ... stops last. */
    private static final String ORDER = "CGA CGC CGG CGT AGA AGG CTA CTC CTG CTT TTA TTG TCA TCC TCG TCT AGC AGT"
            + " ACA ACC ACG ACT CCA CCC CCG CCT GCA GCC GCG GCT GGA GGC GGG GGT GTA GTC GTG GTT AAA AAG AAC AAT"
            + " CAA CAG CAC CAT GAA GAG GAC GAT TAC TAT TGC TGT TTC TTT ATA ATC ATT ATG TGG TAA TAG TGA";

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append("unknown species: ")
                .append(Long.toString(heading.codingSequencesOrAll()))
                .append('\n');
        String between = "";
        for (String codon : ORDER.split(" ")) {
            out.append(between).append(Long.toString(table.counts().codon(Codon.index(codon))));
            between = " ";
        }
        out.append('\n');
    }
}
