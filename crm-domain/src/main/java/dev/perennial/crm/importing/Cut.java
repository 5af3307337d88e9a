package dev.perennial.crm.importing;

/** Shortens what a message quotes from a file, so that one huge field does not fill the page. */
final class Cut {

    private static final int LONGEST = 200;

    private Cut() {}

    static String of(String text) {
        String printable = text.replace('\0', '\uFFFD');
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
