package org.codonstream.flatfile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * GenBank flat files, as tolerant of their columns as can be without a guess: what a record says decides, never where in
 * a line it stands. A record that has no bases or is cut off is told as a fault of it.
 */
final class GenBankParser implements RecordParser {

    private static final String LOCUS = "LOCUS ";
    private static final String END = "//";

    private final LineReader lines;

    GenBankParser(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable FlatRecord next(LetterSink sink, Detail detail) throws IOException {
        if (!findLocus()) {
            return null;
        }
        sink.begin();
        return new Reading(lines.readLine(), sink, detail).record();
    }

    @Override
    public long position() {
        return lines.position();
    }

    @Override
    public void skipTo(long position) throws IOException {
        lines.skipTo(position);
    }

    private boolean findLocus() throws IOException {
        lines.skipByteOrderMark();
        while (true) {
            int first = lines.skipBlanks();
            if (first < 0) {
                return false;
            }
            if (lines.startsWith(LOCUS)) {
                return true;
            }
            String line = lines.readLine();
            if (line.contains(FlatFormat.RELEASE_HEADING)) {
                skipReleaseHeading();
            } else if (!line.isBlank()) {
                throw new FlatFileException("has '" + shortened(line)
                        + "' where a record must begin with LOCUS: mend the file, or write it again");
            }
        }
    }

    private void skipReleaseHeading() throws IOException {
        while (lines.peek() >= 0 && !lines.startsWith(LOCUS)) {
            lines.skipLine();
        }
    }

    private static String shortened(String line) {
        String text = line.strip();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /** One record as its lines come. */
    private final class Reading {

        private final GenBankHeading heading;
        private final LetterSink sink;
        private final Detail detail;
        private final FeatureTable features = new FeatureTable();
        private boolean origin;
        private boolean contig;
        private boolean ended;
        private @Nullable String fault;

        Reading(String locus, LetterSink sink, Detail detail) {
            this.heading = new GenBankHeading(locus);
            this.sink = sink;
            this.detail = detail;
        }

        FlatRecord record() throws IOException {
            boolean inFeatures = false;
            while (!ended && !atEnd()) {
                int first = lines.peek();
                boolean keyword = first > ' ';
                if (keyword && lines.startsWith("ORIGIN")) {
                    lines.skipLine();
                    readOrigin();
                } else if (inFeatures && !keyword && detail == Detail.WHOLE) {
                    features.add(lines.readLine());
                } else if (inFeatures && !keyword) {
                    lines.skipLine();
                } else {
                    inFeatures = keyword && lines.startsWith("FEATURES");
                    contig |= keyword && lines.startsWith("CONTIG");
                    heading.add(lines.readLine());
                }
            }
            return new FlatRecord(
                    heading.id(),
                    heading.description(),
                    sink.length(),
                    fault(),
                    features.finish(heading.locus().topology()));
        }

        /** Takes the end marker; a new record or the end of the file ends one without it. */
        private boolean atEnd() throws IOException {
            if (lines.startsWith(END)) {
                lines.skipLine();
                ended = true;
                return true;
            }
            return lines.peek() < 0 || lines.startsWith(LOCUS);
        }

        /**
         * Lines of a number, the place of their first base, and blocks of letters. The numbers go up by the letters, or
         * lines are missing.
         */
        private void readOrigin() throws IOException {
            origin = true;
            long numberOfFirst = -1;
            while (!atEnd()) {
                lines.skipBlanks();
                long number = lines.readNumber();
                if (number >= 0) {
                    if (numberOfFirst < 0) {
                        numberOfFirst = number - sink.length();
                    } else if (number - numberOfFirst != sink.length() && fault == null) {
                        fault = "the line of ORIGIN that is numbered " + number + " has base "
                                + (sink.length() + numberOfFirst)
                                + " first: lines are missing or stand there twice, copy the record again";
                    }
                }
                lines.letters(sink);
            }
        }

        private @Nullable String fault() {
            Locus locus = heading.locus();
            if (locus.protein()) {
                return "it is a protein (LOCUS says aa): only nucleotide sequences have codons";
            }
            if (!origin && contig) {
                return "it has CONTIG instead of ORIGIN, and so no bases: download it with its sequence";
            }
            if (!origin) {
                return "it has no ORIGIN, and so no bases: download it with its sequence";
            }
            if (!ended && locus.length() >= 0 && locus.length() != sink.length()) {
                return "it breaks off without // after " + sink.length() + " of the " + locus.length()
                        + " bases that LOCUS states: copy it again";
            }
            return fault;
        }
    }
}
