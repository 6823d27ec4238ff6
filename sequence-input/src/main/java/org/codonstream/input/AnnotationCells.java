package org.codonstream.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/** What the rows of a row group say of their coding sequences, put together from a column per field. */
final class AnnotationCells {

    private final InputFile file;
    private final RowGroupCursor rows;

    AnnotationCells(InputFile file, RowGroupCursor rows) {
        this.file = file;
        this.rows = rows;
    }

    /** The annotation of the row that the cursor stands on, null if it says nothing. A bad feature is rejected. */
    @Nullable
    Annotation read(long row, int sequenceLength, @Nullable Topology topology) {
        List<StatedFeature> stated = features(row);
        List<RejectedFeature> rejected = rejected(row);
        if (stated == null && rejected == null) {
            return null;
        }
        Annotation checked = StatedFeature.check(stated == null ? List.of() : stated, sequenceLength, topology);
        if (rejected == null || rejected.isEmpty()) {
            return checked;
        }
        List<RejectedFeature> all = new ArrayList<>(rejected);
        all.addAll(checked.rejected());
        all.sort(Comparator.comparingInt(RejectedFeature::number));
        return new Annotation(checked.features(), all);
    }

    private @Nullable List<StatedFeature> features(long row) {
        List<@Nullable String> locations = texts(Column.FEATURE_LOCATION);
        if (locations == null) {
            return null;
        }
        int count = locations.size();
        List<@Nullable Long> numbers = alike(row, count, Column.FEATURE_NUMBER, numbers(Column.FEATURE_NUMBER));
        List<@Nullable List<StatedSegment>> segments = segments(row, count);
        List<@Nullable Long> codonStarts =
                alike(row, count, Column.FEATURE_CODON_START, numbers(Column.FEATURE_CODON_START));
        List<@Nullable Long> geneticCodes =
                alike(row, count, Column.FEATURE_GENETIC_CODE, numbers(Column.FEATURE_GENETIC_CODE));
        List<@Nullable String> genes = alike(row, count, Column.FEATURE_GENE, texts(Column.FEATURE_GENE));
        List<@Nullable String> proteinIds =
                alike(row, count, Column.FEATURE_PROTEIN_ID, texts(Column.FEATURE_PROTEIN_ID));
        List<@Nullable String> partials = alike(row, count, Column.FEATURE_PARTIAL, texts(Column.FEATURE_PARTIAL));
        List<@Nullable String> exceptions =
                alike(row, count, Column.FEATURE_EXCEPTION, texts(Column.FEATURE_EXCEPTION));
        List<@Nullable List<@Nullable String>> translExcepts =
                alike(row, count, Column.FEATURE_TRANSL_EXCEPT, textLists(Column.FEATURE_TRANSL_EXCEPT));
        List<StatedFeature> features = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            features.add(new StatedFeature(
                    i + 1,
                    numbers.get(i),
                    locations.get(i),
                    segments.get(i),
                    codonStarts.get(i),
                    geneticCodes.get(i),
                    genes.get(i),
                    proteinIds.get(i),
                    partials.get(i),
                    exceptions.get(i),
                    translExcepts.get(i)));
        }
        return features;
    }

    private List<@Nullable List<StatedSegment>> segments(long row, int count) {
        List<@Nullable List<@Nullable Long>> starts =
                alike(row, count, Column.SEGMENT_START, numberLists(Column.SEGMENT_START));
        List<@Nullable List<@Nullable Long>> ends =
                alike(row, count, Column.SEGMENT_END, numberLists(Column.SEGMENT_END));
        List<@Nullable List<@Nullable String>> strands =
                alike(row, count, Column.SEGMENT_STRAND, textLists(Column.SEGMENT_STRAND));
        List<@Nullable List<StatedSegment>> segments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<@Nullable Long> from = starts.get(i);
            if (from == null) {
                segments.add(null);
                continue;
            }
            List<@Nullable Long> to = alike(row, from.size(), Column.SEGMENT_END, ends.get(i));
            List<@Nullable String> strand = alike(row, from.size(), Column.SEGMENT_STRAND, strands.get(i));
            List<StatedSegment> ofFeature = new ArrayList<>(from.size());
            for (int j = 0; j < from.size(); j++) {
                ofFeature.add(new StatedSegment(from.get(j), to.get(j), strand.get(j)));
            }
            segments.add(ofFeature);
        }
        return segments;
    }

    private @Nullable List<RejectedFeature> rejected(long row) {
        List<@Nullable String> reasons = texts(Column.REJECTED_REASON);
        if (reasons == null) {
            return null;
        }
        int count = reasons.size();
        List<@Nullable Long> numbers = alike(row, count, Column.REJECTED_NUMBER, numbers(Column.REJECTED_NUMBER));
        List<@Nullable String> locations = alike(row, count, Column.REJECTED_LOCATION, texts(Column.REJECTED_LOCATION));
        List<RejectedFeature> rejected = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Long number = numbers.get(i);
            String location = locations.get(i);
            String reason = reasons.get(i);
            rejected.add(new RejectedFeature(
                    number == null ? i + 1 : (int) Math.max(1, Math.min(Integer.MAX_VALUE, number)),
                    location == null ? StatedFeature.NO_LOCATION : location,
                    reason == null ? "the file does not say why" : reason));
        }
        return rejected;
    }

    /** Fields of one list have as many entries each; nulls stand for a field that the file does not have. */
    private <T> List<@Nullable T> alike(long row, int count, Column column, @Nullable List<@Nullable T> entries) {
        if (rows.list(column) == null) {
            return Collections.nCopies(count, null);
        }
        if (entries == null || entries.size() != count) {
            throw new InputException(file + ": column " + column.label() + " has "
                    + (entries == null ? "no list" : entries.size() + " entries") + " at row " + row
                    + " where another field of the same list has " + count
                    + ": the file is damaged; write or copy it again");
        }
        return entries;
    }

    private @Nullable List<@Nullable String> texts(Column column) {
        ListCursor list = rows.list(column);
        return list == null ? null : list.texts();
    }

    private @Nullable List<@Nullable Long> numbers(Column column) {
        ListCursor list = rows.list(column);
        return list == null ? null : list.numbers();
    }

    private @Nullable List<@Nullable List<@Nullable String>> textLists(Column column) {
        ListCursor list = rows.list(column);
        return list == null ? null : list.textLists();
    }

    private @Nullable List<@Nullable List<@Nullable Long>> numberLists(Column column) {
        ListCursor list = rows.list(column);
        return list == null ? null : list.numberLists();
    }
}
