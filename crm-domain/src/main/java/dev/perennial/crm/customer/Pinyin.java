package dev.perennial.crm.customer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.sourceforge.pinyin4j.PinyinHelper;
import org.jspecify.annotations.Nullable;

/**
 * Chinese names as they are typed on a Latin keyboard: 沐春茶饮 by {@code mccy}, from any character on ({@code cy}), and by
 * {@code muchun}.
 *
 * <p>A character of several readings (曾: ceng, zeng) gives the initials of each, as long as the combinations stay few.
 */
final class Pinyin {

    private static final Pattern RUN = Pattern.compile("\\p{IsHan}+");

    /** Characters of a run beyond which nobody types on. */
    private static final int LONGEST_RUN = 30;

    /** Combinations of readings that are kept; of further characters only the first reading. */
    private static final int MOST_READINGS = 4;

    private Pinyin() {}

    /** The tokens that a name's Chinese characters give beside themselves; none for one without them. */
    static Set<String> tokens(String name) {
        Set<String> tokens = new LinkedHashSet<>();
        var run = RUN.matcher(name);
        while (run.find()) {
            add(run.group(), tokens);
        }
        return tokens;
    }

    private static void add(String run, Set<String> tokens) {
        List<String> initials = List.of("");
        StringBuilder spelling = new StringBuilder();
        for (int character :
                run.codePoints().limit(LONGEST_RUN).filter(Pinyin::isRead).toArray()) {
            List<String> readings = readings(character);
            initials = appended(initials, readings);
            spelling.append(readings.getFirst());
        }
        for (String all : initials) {
            for (int start = 0; start + 1 < all.length(); start++) {
                tokens.add(all.substring(start));
            }
        }
        if (!spelling.isEmpty()) {
            tokens.add(spelling.toString());
        }
    }

    private static List<String> appended(List<String> initials, List<String> readings) {
        List<Character> letters =
                readings.stream().map(reading -> reading.charAt(0)).distinct().toList();
        if (initials.size() * letters.size() > MOST_READINGS) {
            letters = letters.subList(0, 1);
        }
        List<String> longer = new ArrayList<>();
        for (String before : initials) {
            for (char letter : letters) {
                longer.add(before + letter);
            }
        }
        return longer;
    }

    private static boolean isRead(int character) {
        return Character.isBmpCodePoint(character) && spoken(character) != null;
    }

    /** Without tones, and with v for ü, as it is typed. */
    private static List<String> readings(int character) {
        String[] spoken = spoken(character);
        return spoken == null
                ? List.of()
                : Arrays.stream(spoken)
                        .map(reading -> reading.replace("u:", "v").replaceAll("[0-9]", ""))
                        .distinct()
                        .toList();
    }

    private static String @Nullable [] spoken(int character) {
        return PinyinHelper.toHanyuPinyinStringArray((char) character);
    }
}
