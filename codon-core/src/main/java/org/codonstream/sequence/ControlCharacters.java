package org.codonstream.sequence;

/** Looks for characters that no name or id may have: they break lines and tables. */
public final class ControlCharacters {

    private ControlCharacters() {}

    /** Whether a text has one below the space. A plain loop: every sequence is asked several times on its way. */
    public static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }
}
