package dev.perennial.crm.segmentation.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A line chart as SVG text. Coordinates are rounded to half a pixel, so equal data give equal text. */
final class SvgPlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 92;
    private static final List<String> COLOURS = List.of("#1f2937", "#2563eb", "#d97706", "#0d9488");
    private static final List<String> DASHES = List.of("none", "none", "6 3", "2 3");

    private final String title;
    private final String across;
    private final String up;
    private final List<String> names = new ArrayList<>();
    private final List<double[][]> lines = new ArrayList<>();
    private String marked = "";
    private double markAt;

    SvgPlot(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    SvgPlot line(String name, double[][] points) {
        names.add(name);
        lines.add(points);
        return this;
    }

    SvgPlot mark(String name, double at) {
        marked = name;
        markAt = at;
        return this;
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(text("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" role="img" aria-label="%s">
                <rect width="%d" height="%d" fill="#ffffff"/>
                """, WIDTH, HEIGHT, title, WIDTH, HEIGHT));
        svg.append(label(LEFT, 22, "start", 14, title));
        axes(svg);
        for (int i = 0; i < lines.size(); i++) {
            svg.append(text(
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\" points=\"%s\"/>\n",
                    COLOURS.get(i), DASHES.get(i), points(lines.get(i))));
            legend(svg, i);
        }
        if (!marked.isEmpty()) {
            svg.append(text("<path d=\"M%.1f %dV%d\" stroke=\"#9ca3af\"/>\n", x(markAt), TOP, HEIGHT - BOTTOM));
            svg.append(label(x(markAt) + 6, TOP + 12, "start", 11, marked));
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg) {
        for (double tick : ticks(greatest(0))) {
            svg.append(label(x(tick), HEIGHT - BOTTOM + 16, "middle", 11, number(tick)));
        }
        for (double tick : ticks(greatest(1))) {
            svg.append(text("<path d=\"M%d %.1fH%d\" stroke=\"#e5e7eb\"/>\n", LEFT, y(tick), WIDTH - RIGHT));
            svg.append(label(LEFT - 6, y(tick) + 4, "end", 11, number(tick)));
        }
        svg.append(label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - BOTTOM + 34, "middle", 12, across));
        svg.append(text(
                "<text transform=\"translate(16 %.1f) rotate(-90)\" text-anchor=\"middle\" fill=\"#374151\">%s</text>\n",
                (TOP + HEIGHT - BOTTOM) / 2.0, up));
    }

    private void legend(StringBuilder svg, int i) {
        double left = LEFT + i % 2 * 270;
        double height = HEIGHT - 34 + i / 2 * 18;
        svg.append(text(
                "<path d=\"M%.1f %.1fh24\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>\n",
                left, height - 4, COLOURS.get(i), DASHES.get(i)));
        svg.append(label(left + 30, height, "start", 12, names.get(i)));
    }

    private static String label(double x, double y, String anchor, int size, String words) {
        return text(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"#374151\">%s</text>\n",
                x, y, anchor, size, words);
    }

    private String points(double[][] line) {
        return Arrays.stream(line)
                .map(point -> text("%.1f,%.1f", x(point[0]), y(point[1])))
                .collect(Collectors.joining(" "));
    }

    private double x(double value) {
        return half(LEFT + value / greatest(0) * (WIDTH - LEFT - RIGHT));
    }

    private double y(double value) {
        return half(HEIGHT - BOTTOM - value / greatest(1) * (HEIGHT - TOP - BOTTOM));
    }

    private static double half(double pixels) {
        return Math.rint(pixels * 2) / 2;
    }

    private double greatest(int coordinate) {
        return lines.stream()
                .flatMap(Arrays::stream)
                .mapToDouble(point -> point[coordinate])
                .max()
                .orElse(1);
    }

    private static double[] ticks(double greatest) {
        double power = Math.pow(10, Math.floor(Math.log10(greatest)));
        double step = greatest / power < 2 ? power / 4 : greatest / power < 5 ? power / 2 : power;
        return DoubleStream.iterate(0, tick -> tick <= greatest * 1.0001, tick -> tick + step)
                .toArray();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? text("%.0f", value) : text("%.2f", value);
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
