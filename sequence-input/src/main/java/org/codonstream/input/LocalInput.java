package org.codonstream.input;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.parquet.io.DelegatingSeekableInputStream;

/** A local file. The stream that parquet-java has for one asks the system for every single byte of a plain read. */
final class LocalInput extends DelegatingSeekableInputStream {

    private final FileChannel channel;

    private LocalInput(FileInputStream file) {
        super(file);
        this.channel = file.getChannel();
    }

    static LocalInput open(Path path) throws IOException {
        return new LocalInput(new FileInputStream(path.toFile()));
    }

    @Override
    public long getPos() throws IOException {
        return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
        channel.position(position);
    }
}
