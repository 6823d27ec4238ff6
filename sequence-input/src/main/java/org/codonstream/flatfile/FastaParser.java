package org.codonstream.flatfile;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * FASTA: a header line that begins with {@code >}, its first word the id and the rest a description, then letters. Lines
 * that begin with {@code ;} are comments (Pearson), blank ones are skipped.
 */
final class FastaParser implements RecordParser {

    private final LineReader lines;

    FastaParser(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public @Nullable FlatRecord next(LetterSink sink, Detail detail) throws IOException {
        if (!findHeader()) {
            return null;
        }
        String header = lines.readLine().substring(1).strip();
        int space = firstSpace(header);
        sink.begin();
        for (int first = lines.peek(); first >= 0 && first != '>'; first = lines.peek()) {
            if (first == ';') {
                lines.skipLine();
            } else {
                lines.letters(sink);
            }
        }
        String description = header.substring(space).strip();
        return new FlatRecord(
                header.substring(0, space), description.isEmpty() ? null : description, sink.length(), null, null);
    }

    @Override
    public long position() {
        return lines.position();
    }

    @Override
    public void skipTo(long position) throws IOException {
        lines.skipTo(position);
    }

    private boolean findHeader() throws IOException {
        lines.skipByteOrderMark();
        while (true) {
            int first = lines.skipBlanks();
            if (first < 0) {
                return false;
            }
            if (first == '>') {
                return true;
            }
            if (first == '\n' || first == '\r' || first == ';') {
                lines.skipLine();
            } else {
                throw new FlatFileException(
                        "has letters before the first header: a record of FASTA begins with > and its id");
            }
        }
    }

    private static int firstSpace(String header) {
        int space = 0;
        while (space < header.length() && header.charAt(space) > ' ') {
            space++;
        }
        return space;
    }
}
