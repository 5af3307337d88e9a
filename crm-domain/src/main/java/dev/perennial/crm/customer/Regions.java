package dev.perennial.crm.customer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** One spelling for each Chinese province and large city; any other region stays as it is. */
public final class Regions {

    private static final String TABLE = "/regions.csv";

    private static final Pattern RANK = Pattern.compile(
            "(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|,? (province|city|sheng|shi))$", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> BY_SPELLING = read();

    private Regions() {}

    /** 广东省, Guangdong and 广东 are all 广东. */
    public static String standard(String region) {
        String plain = Spelling.plain(region);
        String known = BY_SPELLING.get(key(plain));
        return known == null ? plain : known;
    }

    private static String key(String region) {
        return RANK.matcher(region).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> read() {
        Map<String, String> regions = new HashMap<>();
        try (InputStream table = Objects.requireNonNull(Regions.class.getResourceAsStream(TABLE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] spellings = line.split(",");
                for (String spelling : spellings) {
                    regions.put(spelling, spellings[0]);
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(regions);
    }
}
