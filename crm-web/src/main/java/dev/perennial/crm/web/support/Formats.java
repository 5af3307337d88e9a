package dev.perennial.crm.web.support;

import dev.perennial.crm.shared.Business;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Numbers, money and time as people read them, in the language of the request. In templates:
 * {@code ${formats.money(value)}}. What is absent is an en dash.
 */
@Component
@RequiredArgsConstructor
public class Formats {

    private static final String ABSENT = "–";
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final BigDecimal HUNDRED_MILLION = new BigDecimal("100000000");
    private static final int DAYS_IN_WORDS = 30;
    private static final double KILOBYTE = 1e3;
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    /** As both languages write numbers. Making one takes long, and one is not for several threads: each use takes a copy. */
    private static final NumberFormat NUMBER = NumberFormat.getNumberInstance(Locale.ENGLISH);

    private static final Map<Currency, String> SYMBOLS = new ConcurrentHashMap<>();

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.CHINESE);

    private final Business business;
    private final Texts texts;

    /** An amount of the reporting currency in full: ¥148,600; with decimals below a thousand. */
    public String money(@Nullable BigDecimal amount) {
        if (amount == null) {
            return ABSENT;
        }
        int decimals = amount.abs().compareTo(THOUSAND) < 0
                        && amount.stripTrailingZeros().scale() > 0
                ? 2
                : 0;
        return sign(amount) + symbol() + decimal(amount.abs(), decimals, decimals);
    }

    /** An amount of the reporting currency to compare at a glance: ¥9.61M, ¥961万. */
    public String compactMoney(@Nullable BigDecimal amount) {
        if (amount == null) {
            return ABSENT;
        }
        BigDecimal size = amount.abs();
        if (isChinese()) {
            return sign(amount) + symbol() + chineseCompact(size);
        }
        if (size.compareTo(MILLION) >= 0) {
            return sign(amount) + symbol() + decimal(scaled(size, MILLION), 2, 2) + "M";
        }
        return size.compareTo(TEN_THOUSAND) >= 0
                ? sign(amount) + symbol() + decimal(scaled(size, THOUSAND), 0, 0) + "k"
                : money(amount.setScale(0, RoundingMode.HALF_UP));
    }

    /** The sign of the reporting currency, such as ¥ or £. */
    public String symbol() {
        return SYMBOLS.computeIfAbsent(business.currency(), Formats::symbol);
    }

    /** A number with its thousands apart, with as many decimals as it has, at most two. */
    public String number(@Nullable Number value) {
        return value == null ? ABSENT : decimal(value, 0, 2);
    }

    /** A share as whole per cent: 0.31 is 31%. */
    public String percent(@Nullable Number share) {
        return percent(share, 0);
    }

    /** A share in per cent with so many decimals. */
    public String percent(@Nullable Number share, int decimals) {
        if (share == null) {
            return ABSENT;
        }
        return decimal(share.doubleValue() * 100, decimals, decimals) + "%";
    }

    /** A day: 20 Nov 2026, 2026-11-20. */
    public String date(@Nullable LocalDate day) {
        return day == null ? ABSENT : dayFormat().format(day);
    }

    /** A month: November 2026, 2026年11月. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern(isChinese() ? "yyyy年M月" : "MMMM yyyy", locale())
                .format(day);
    }

    /** A moment by the business's clock: 20 Nov 2026, 14:05. */
    public String time(@Nullable Instant moment) {
        if (moment == null) {
            return ABSENT;
        }
        ZonedDateTime local = moment.atZone(business.timeZone());
        String separator = isChinese() ? " " : ", ";
        return dayFormat().format(local) + separator + CLOCK.format(local);
    }

    /** How long ago a moment was, in words as long as that helps; then its day. */
    public String ago(@Nullable Instant moment) {
        if (moment == null) {
            return ABSENT;
        }
        long days = ChronoUnit.DAYS.between(business.dayOf(moment), business.today());
        if (days == 0) {
            return today(Duration.between(moment, business.now()));
        }
        return dayInWords(days, business.dayOf(moment));
    }

    /** A day in words as long as that helps: today, yesterday, tomorrow, in 3 days; then the day itself. */
    public String day(@Nullable LocalDate day) {
        return day == null ? ABSENT : dayInWords(ChronoUnit.DAYS.between(day, business.today()), day);
    }

    /** A length of time: 850 ms, 12 s, 3 min. */
    public String duration(@Nullable Duration length) {
        if (length == null) {
            return ABSENT;
        }
        if (length.toMillis() < 1000) {
            return texts.of("format.milliseconds", length.toMillis());
        }
        return length.toSeconds() < 120
                ? texts.of("format.seconds", decimal(length.toMillis() / 1000.0, 0, 1))
                : texts.of("format.minutes", decimal(length.toSeconds() / 60.0, 0, 1));
    }

    /** An amount of data in the units of disks: 512 kB, 214 MB, 1.4 GB. */
    public String bytes(long amount) {
        if (amount >= GIGABYTE) {
            return decimal(amount / GIGABYTE, 1, 1) + " GB";
        }
        return amount >= MEGABYTE ? decimal(amount / MEGABYTE, 0, 0) + " MB" : decimal(amount / KILOBYTE, 0, 0) + " kB";
    }

    private String today(Duration since) {
        long minutes = since.toMinutes();
        if (minutes < 0 || minutes >= 60) {
            return texts.of("format.today");
        }
        return minutes == 0 ? texts.of("format.now") : texts.of("format.minutesAgo", minutes);
    }

    private String dayInWords(long daysAgo, LocalDate day) {
        if (daysAgo == 0) {
            return texts.of("format.today");
        }
        if (Math.abs(daysAgo) == 1) {
            return texts.of(daysAgo == 1 ? "format.yesterday" : "format.tomorrow");
        }
        if (Math.abs(daysAgo) <= DAYS_IN_WORDS) {
            return texts.of(daysAgo > 0 ? "format.daysAgo" : "format.inDays", Math.abs(daysAgo));
        }
        return date(day);
    }

    private String chineseCompact(BigDecimal size) {
        if (size.compareTo(HUNDRED_MILLION) >= 0) {
            return decimal(scaled(size, HUNDRED_MILLION), 0, 2) + "亿";
        }
        if (size.compareTo(TEN_THOUSAND) >= 0) {
            return decimal(scaled(size, TEN_THOUSAND), 0, 1) + "万";
        }
        return decimal(size, 0, 0);
    }

    private static BigDecimal scaled(BigDecimal size, BigDecimal unit) {
        return size.divide(unit, 4, RoundingMode.HALF_UP);
    }

    private static String sign(BigDecimal amount) {
        return amount.signum() < 0 ? "−" : "";
    }

    private static String symbol(Currency currency) {
        String symbol = currency.getSymbol(Locale.ENGLISH);
        String sign = symbol.replaceAll("^\\p{Upper}+(?=\\P{Alpha})", "");
        return sign.chars().allMatch(Character::isLetter) ? sign + " " : sign;
    }

    private static String decimal(Number value, int atLeast, int atMost) {
        NumberFormat format = (NumberFormat) NUMBER.clone();
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(atLeast);
        format.setMaximumFractionDigits(atMost);
        return format.format(value).replace('-', '−');
    }

    private static DateTimeFormatter dayFormat() {
        return isChinese() ? CHINESE_DAY : DAY;
    }

    private static boolean isChinese() {
        return locale().getLanguage().equals("zh");
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
