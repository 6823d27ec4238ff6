package org.codonstream.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Files behind any Hadoop file system ({@code s3a://}, {@code hdfs://}, ...), set up by {@code core-site.xml} on the
 * class path. Loaded for such a URI only: Hadoop's configuration takes a while to read.
 */
final class HadoopStorage implements Storage {

    private final Configuration configuration = new Configuration();

    private HadoopStorage() {}

    static HadoopStorage shared() {
        return Shared.STORAGE;
    }

    @Override
    public List<StoredFile> find(String path) {
        List<StoredFile> found = new ArrayList<>();
        try {
            Path given = new Path(path);
            FileSystem system = given.getFileSystem(configuration);
            FileStatus[] matches = system.globStatus(given);
            boolean glob = path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
            if (matches == null || matches.length == 0) {
                throw glob ? Storage.noMatch(path) : Storage.missing(path);
            }
            for (FileStatus match : matches) {
                if (match.isFile()) {
                    if (!glob || !Storage.isHidden(match.getPath().getName())) {
                        found.add(describe(match));
                    }
                } else if (!glob || !Storage.isHidden(match.getPath().getName())) {
                    addFolder(system, match.getPath(), found);
                }
            }
            if (found.isEmpty()) {
                throw glob ? Storage.noMatch(path) : Storage.emptyFolder(path);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException("input " + path + " cannot be listed: " + firstLine(e), e);
        }
        return found;
    }

    @Override
    public SeekableInputStream open(String uri) throws IOException {
        Path path = new Path(uri);
        return HadoopStreams.wrap(path.getFileSystem(configuration).open(path));
    }

    @Override
    public StoredFile describe(String uri) throws IOException {
        Path path = new Path(uri);
        return describe(path.getFileSystem(configuration).getFileStatus(path));
    }

    private static void addFolder(FileSystem system, Path folder, List<StoredFile> found) throws IOException {
        for (FileStatus status : system.listStatus(folder)) {
            String name = status.getPath().getName();
            if (status.isDirectory() && !Storage.isHidden(name)) {
                addFolder(system, status.getPath(), found);
            } else if (status.isFile() && Storage.isInputName(name)) {
                found.add(describe(status));
            }
        }
    }

    private static StoredFile describe(FileStatus status) {
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        String modified = etag == null || etag.isEmpty() ? Long.toString(status.getModificationTime()) : "etag:" + etag;
        String uri = status.getPath().toString();
        return new StoredFile(uri, uri, status.getPath().getName(), status.getLen(), modified);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    private static final class Shared {
        private static final HadoopStorage STORAGE = new HadoopStorage();
    }
}
