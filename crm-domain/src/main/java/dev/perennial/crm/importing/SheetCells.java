package dev.perennial.crm.importing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet as the texts a CSV file would have. A formula stands for the value it had when it was saved. */
final class SheetCells {

    /** Digits a spreadsheet shows of a number; those behind are noise of its binary form. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

    /** The day before 1 January 1900, which is day 1; from March on counted as if 1900 had been a leap year. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 31);

    private static final int MARCH_1900 = 60;
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LATEST = BigDecimal.valueOf(2_958_466);

    /** Parts of a number format that stand for themselves: quoted, escaped, and in brackets. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

    private final boolean since1904;
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    SheetCells(boolean since1904) {
        this.since1904 = since1904;
    }

    /** @param width fewest fields; further empty ones at the end are left out */
    Row read(org.dhatim.fastexcel.reader.Row row, int width) {
        List<String> fields = new ArrayList<>(row.getCellCount());
        Map<Integer, String> faults = new HashMap<>();
        for (int place = 0; place < row.getCellCount(); place++) {
            Cell cell = row.getCell(place);
            fields.add(cell == null ? "" : text(cell));
            String fault = cell == null ? null : fault(cell);
            if (fault != null) {
                faults.put(place, fault);
            }
        }
        return new Row(row.getRowNum(), SheetRows.padded(fields, width), faults);
    }

    private static @Nullable String fault(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return "cell.error";
        }
        return cell.getType() == CellType.FORMULA && cell.getValue() == null ? "cell.formula" : null;
    }

    private String text(Cell cell) {
        Object value = cell.getValue();
        if (value == null) {
            String formula = cell.getFormula();
            return formula == null ? "" : "=" + formula;
        }
        if (value instanceof BigDecimal number) {
            return isDate(cell) && number.signum() >= 0 && number.compareTo(LATEST) < 0
                    ? date(number)
                    : number.round(SHOWN).stripTrailingZeros().toPlainString();
        }
        return value.toString();
    }

    private boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        if (format == null || format.isEmpty()) {
            return id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 58);
        }
        return dateFormats.computeIfAbsent(format, SheetCells::isDateFormat);
    }

    private static boolean isDateFormat(String format) {
        return LITERAL.matcher(format)
                .replaceAll("")
                .toLowerCase(java.util.Locale.ROOT)
                .replace("general", "")
                .chars()
                .anyMatch(sign -> "ymdhs".indexOf(sign) >= 0);
    }

    private String date(BigDecimal serial) {
        long days = serial.longValue();
        long seconds = serial.subtract(BigDecimal.valueOf(days))
                .multiply(SECONDS_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDateTime moment = day(days).atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? moment.toLocalDate().toString() : moment.toString();
    }

    private LocalDate day(long days) {
        if (since1904) {
            return DAY_ZERO_1904.plusDays(days);
        }
        return DAY_ZERO.plusDays(days < MARCH_1900 ? days : days - 1);
    }
}
