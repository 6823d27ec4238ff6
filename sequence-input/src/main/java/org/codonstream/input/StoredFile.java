package org.codonstream.input;

/**
 * A file found, not yet opened.
 *
 * @param uri absolute path of a local file, else its URI
 * @param target what it is once links are followed: two uris with one target are one file
 * @param modified as in {@link InputFile#modified()}
 */
record StoredFile(String uri, String target, String name, long length, String modified) {}
