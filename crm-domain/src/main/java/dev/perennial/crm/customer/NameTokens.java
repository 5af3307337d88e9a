package dev.perennial.crm.customer;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The pieces a customer's name is found by.
 *
 * <p>A run of Chinese (or Japanese or Korean) characters gives its overlapping pairs: 张伟明 gives 张伟 and 伟明, so that any
 * fragment of two characters is one exact token. A run of one character is a token itself. Everything else gives its words,
 * whole, in lower case, without accents. Chinese characters give their {@link Pinyin} as well. They are stored in {@code customer.name_tokens} and indexed as a
 * {@code tsvector}, whose GIN index answers prefixes too: typing {@code bek} finds Beko, typing 张 finds every 张.
 */
public final class NameTokens {

    private static final Pattern ACCENT = Pattern.compile("\\p{Mn}+");
    private static final String CHARACTER = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}";
    private static final Pattern PAIRED = Pattern.compile("[" + CHARACTER + "]+");
    private static final Pattern RUN =
            Pattern.compile("(?<pairs>[" + CHARACTER + "]+)|[\\p{L}\\p{N}&&[^" + CHARACTER + "]]+");

    private NameTokens() {}

    /** The distinct tokens to store for a name, those of its pinyin last; empty for a name without a letter or digit. */
    public static List<String> of(String name) {
        Set<String> tokens = new LinkedHashSet<>(pieces(name));
        tokens.addAll(Pinyin.tokens(name));
        return List.copyOf(tokens);
    }

    private static List<String> pieces(String name) {
        Set<String> tokens = new LinkedHashSet<>();
        var run = RUN.matcher(normal(name));
        while (run.find()) {
            if (run.group("pairs") == null) {
                tokens.add(run.group());
            } else {
                addPairs(run.group(), tokens);
            }
        }
        return List.copyOf(tokens);
    }

    /**
     * What was typed, as a PostgreSQL {@code tsquery} over the stored tokens: every piece must be there, a word of two letters
     * or more and a single Chinese character as a prefix, anything else exactly. Empty when nothing typed can be searched for.
     */
    public static String query(String typed) {
        return pieces(typed).stream()
                .map(token -> isPrefix(token) ? "'" + token + "':*" : "'" + token + "'")
                .collect(Collectors.joining(" & "));
    }

    /** A pair is whole as it is; a single letter would begin half of all names. */
    private static boolean isPrefix(String token) {
        boolean single = token.codePointCount(0, token.length()) == 1;
        return PAIRED.matcher(token).matches() == single;
    }

    private static void addPairs(String run, Set<String> tokens) {
        int[] characters = run.codePoints().toArray();
        if (characters.length == 1) {
            tokens.add(run);
        }
        for (int start = 0; start + 1 < characters.length; start++) {
            tokens.add(new String(characters, start, 2));
        }
    }

    private static String normal(String text) {
        String plain =
                ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
