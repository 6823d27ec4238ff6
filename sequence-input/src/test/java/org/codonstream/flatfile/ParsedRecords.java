package org.codonstream.flatfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All records of a text, with their letters. */
final class ParsedRecords {

    final List<FlatRecord> records = new ArrayList<>();
    final List<String> letters = new ArrayList<>();
    final List<Long> positions = new ArrayList<>();

    static ParsedRecords of(FlatFormat format, String text) throws IOException {
        return of(format.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0));
    }

    static ParsedRecords byDrops(FlatFormat format, String text, int drop) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(format.parse(
                new InputStream() {
                    private int next;

                    @Override
                    public int read() {
                        return next < bytes.length ? bytes[next++] & 0xff : -1;
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        int count = Math.min(drop, Math.min(length, bytes.length - next));
                        System.arraycopy(bytes, next, into, offset, Math.max(0, count));
                        next += Math.max(0, count);
                        return count <= 0 ? -1 : count;
                    }
                },
                0));
    }

    private static ParsedRecords of(RecordParser parser) throws IOException {
        ParsedRecords parsed = new ParsedRecords();
        KeptLetters kept = new KeptLetters();
        parsed.positions.add(parser.position());
        for (FlatRecord record = parser.next(kept, Detail.WHOLE);
                record != null;
                record = parser.next(kept, Detail.WHOLE)) {
            parsed.records.add(record);
            parsed.letters.add(new String(kept.array(), 0, (int) kept.length(), StandardCharsets.ISO_8859_1));
            parsed.positions.add(parser.position());
        }
        return parsed;
    }

    List<String> ids() {
        return records.stream().map(FlatRecord::id).toList();
    }
}
