package dev.perennial.crm.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way to write what people write in many. */
public final class Spelling {

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s\\p{Cf}]+");

    /** Nobody writes 张 三 but to fill a form. */
    private static final Pattern BETWEEN_CHARACTERS = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What says that a name is a company's, and of which law. */
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|\\b(co|company|corp|corporation|inc|incorporated|limited|ltd|llc|llp"
                    + "|plc|gmbh|ag|kg|sa|srl|bv|ab|oy|aps|as|spa|sarl)\\b[., ]*)+$");

    private Spelling() {}

    /** Full-width letters and signs narrow, blanks single, and none between Chinese characters. */
    public static String plain(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String spaced = BLANKS.matcher(narrow).replaceAll(" ").strip();
        return BETWEEN_CHARACTERS.matcher(spaced).replaceAll("");
    }

    /** As {@link #plain}, of a text that may be missing or empty. */
    static @Nullable String plainOrNull(@Nullable String text) {
        String plain = text == null ? "" : plain(text);
        return plain.isEmpty() ? null : plain;
    }

    /** A mail address without blanks around it, its domain in lower case: that part never minds. */
    static String mail(String address) {
        String plain = plain(address);
        int at = plain.lastIndexOf('@');
        return at < 0 ? plain : plain.substring(0, at) + plain.substring(at).toLowerCase(Locale.ROOT);
    }

    /** What is left of a name when two spellings of it are to be the same; the whole of it where nothing would be left. */
    public static String key(String name) {
        String plain = plain(name).toLowerCase(Locale.ROOT);
        String bare = letters(LEGAL_FORM.matcher(plain).replaceFirst(""));
        return bare.isEmpty() ? letters(plain) : bare;
    }

    private static String letters(String text) {
        return NO_LETTER.matcher(text).replaceAll("");
    }
}
