package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codonstream.batch.BatchPlan;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.sequence.IdentityRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanAheadTest {

    @TempDir
    private Path folder;

    private Path fasta;

    @BeforeEach
    void writeIdThatOnlyASourceMakesUnique() throws IOException {
        fasta = Files.writeString(folder.resolve("a.fasta"), ">contig_1\nACGTACGT\n>contig_2\nACG\n");
    }

    @Test
    void plansUnderTheRuleThatIsAskedFor() {
        PublishSettings settings = PublishSettings.defaults().withIdentity(IdentityRule.SEQ_ID);

        assertThat(rows(under(IdentityRule.SEQ_ID, settings))).isEqualTo(2);
    }

    @Test
    void plansAnewWhereTheTopicsHaveAnotherRule() {
        // under the usual rule this input is refused, which must not be heard of
        assertThat(rows(under(IdentityRule.SEQ_ID, PublishSettings.defaults()))).isEqualTo(2);
    }

    @Test
    void saysWhatIsBadUnderTheUsualRule() {
        assertThatThrownBy(() -> under(IdentityRule.ACCESSION, PublishSettings.defaults()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("contig_1")
                .hasMessageContaining("--source");
    }

    private BatchPlan under(IdentityRule rule, PublishSettings settings) {
        List<InputFile> files = InputFiles.resolve(List.of(fasta.toString()), settings.fasta());
        try (PlanAhead ahead = PlanAhead.begin(files, settings, HeapBudget.ofThisJvm())) {
            return ahead.under(rule);
        }
    }

    private static long rows(BatchPlan plan) {
        return plan.batches().stream().mapToLong(batch -> batch.sequences()).sum();
    }
}
