package org.codonstream.input;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.parquet.io.SeekableInputStream;

/** Where files lie: the local disk, or whatever Hadoop has a file system for. */
interface Storage {

    /** A scheme has two letters at least, so that no drive letter is taken for one. */
    Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*", Pattern.DOTALL);

    List<String> PARQUET_NAMES = List.of(".parquet", ".parq", ".pq");

    /** Each also with {@code .gz} behind it. */
    List<String> FLAT_NAMES = List.of(".fasta", ".fa", ".fna", ".ffn", ".gb", ".gbk", ".gbff", ".genbank");

    /** The storage of a path or URI. Hadoop's classes are not touched for local ones. */
    static Storage of(String path) {
        boolean local = !SCHEME.matcher(path).matches() || path.regionMatches(true, 0, "file:", 0, 5);
        return local ? LocalStorage.INSTANCE : HadoopStorage.shared();
    }

    /**
     * The files that a PATH names: a file, a folder with all below it, or a glob.
     *
     * @throws InputException if there are none
     */
    List<StoredFile> find(String path);

    /** Opens a file that was found. */
    SeekableInputStream open(String uri) throws IOException;

    /** What the file is now, to see whether it changed since it was found. */
    StoredFile describe(String uri) throws IOException;

    /** Whether a file in a folder is taken. One that a user names is always taken. */
    static boolean isInputName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String unpacked = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return !isHidden(name) && (isParquetName(name) || FLAT_NAMES.stream().anyMatch(unpacked::endsWith));
    }

    /** Whether a name says that a file is Parquet. */
    static boolean isParquetName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PARQUET_NAMES.stream().anyMatch(lower::endsWith);
    }

    /** Names that Spark and its kin write beside their data: {@code _SUCCESS}, {@code .part-0.crc}, {@code _temporary}. */
    static boolean isHidden(String name) {
        return name.startsWith("_") || name.startsWith(".");
    }

    static InputException emptyFolder(String path) {
        return new InputException("folder " + path + " holds no Parquet, FASTA or GenBank file (*"
                + String.join(" *", PARQUET_NAMES) + " *"
                + String.join(" *", FLAT_NAMES) + ", those of FASTA and GenBank also with .gz, hidden names left out):"
                + " name another folder, or files of other names by a glob");
    }

    static InputException noMatch(String path) {
        return new InputException(
                "nothing matches " + path + ": check the path, and quote the glob so that the shell leaves it alone");
    }

    static InputException missing(String path) {
        return new InputException("input " + path + " does not exist: check the path");
    }
}
