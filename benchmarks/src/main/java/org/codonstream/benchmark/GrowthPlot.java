package org.codonstream.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.codonstream.benchmark.GrowthPoint.Series;

/**
 * Draws results as SVG: a panel for each series, seconds against work, both in powers of ten. The grey line is what cost
 * would be if it were in proportion to the work of the last point.
 */
final class GrowthPlot {
    private static final int COLUMNS = 3;
    private static final int PANEL_WIDTH = 320;
    private static final int PANEL_HEIGHT = 250;
    private static final int LEFT = 52;
    private static final int TOP = 30;
    private static final int WIDTH = 250;
    private static final int HEIGHT = 170;
    private static final int LEGEND = 30;
    private static final String WALL = "#1b6ca8";
    private static final String PROCESSOR = "#c0562b";

    private final StringBuilder svg = new StringBuilder();

    private GrowthPlot() {}

    /** The plot of all series that have results at a scale. */
    static String of(GrowthResults results, double scale) {
        GrowthPlot plot = new GrowthPlot();
        List<Series> drawn = new ArrayList<>();
        for (Series series : Series.values()) {
            if (!results.medians(series, scale).isEmpty()) {
                drawn.add(series);
            }
        }
        int rows = (drawn.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * PANEL_WIDTH;
        int height = rows * PANEL_HEIGHT + LEGEND;
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                        + " font-size=\"11\">",
                width, height);
        plot.add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
        for (int panel = 0; panel < drawn.size(); panel++) {
            Series series = drawn.get(panel);
            plot.add(
                    "<g transform=\"translate(%d,%d)\">",
                    panel % COLUMNS * PANEL_WIDTH + LEFT, panel / COLUMNS * PANEL_HEIGHT + TOP);
            plot.panel(series, results.medians(series, scale));
            plot.add("</g>");
        }
        plot.legend(rows * PANEL_HEIGHT + LEGEND / 2);
        plot.add("</svg>");
        return plot.svg.toString();
    }

    private void panel(Series series, List<GrowthResult> results) {
        ToDoubleFunction<GrowthResult> work =
                result -> Long.parseLong(result.point().substring(series.label().length() + 1));
        Axis across = Axis.over(results.stream().mapToDouble(work), WIDTH);
        Axis up = Axis.over(
                results.stream()
                        .flatMapToDouble(result -> DoubleStream.of(result.publishSeconds(), result.cpuSeconds())),
                HEIGHT);
        add("<text x=\"%d\" y=\"-10\" text-anchor=\"middle\" font-weight=\"bold\">%s</text>", WIDTH / 2, series.unit());
        add("<clipPath id=\"%s\"><rect width=\"%d\" height=\"%d\"/></clipPath>", series.label(), WIDTH, HEIGHT);
        for (double tick : across.ticks()) {
            add(
                    "<path d=\"M%.1f 0V%d\" stroke=\"#e4e4e4\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    across.at(tick), HEIGHT, across.at(tick), HEIGHT + 16, text(tick));
        }
        for (double tick : up.ticks()) {
            double y = HEIGHT - up.at(tick);
            add(
                    "<path d=\"M0 %.1fH%d\" stroke=\"#e4e4e4\"/><text x=\"-6\" y=\"%.1f\" text-anchor=\"end\">%s s</text>",
                    y, WIDTH, y + 4, text(tick));
        }
        add("<rect width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>", WIDTH, HEIGHT);
        if (series != Series.PARTITIONS && series != Series.FILES) {
            proportion(series, results, work, across, up);
        }
        line(results, work, GrowthResult::cpuSeconds, across, up, PROCESSOR, "stroke-dasharray=\"5 3\"");
        line(results, work, GrowthResult::publishSeconds, across, up, WALL, "");
    }

    private void proportion(
            Series series, List<GrowthResult> results, ToDoubleFunction<GrowthResult> work, Axis across, Axis up) {
        GrowthResult last = results.get(results.size() - 1);
        double each = last.publishSeconds() / work.applyAsDouble(last);
        add(
                "<path clip-path=\"url(#%s)\" d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#aaa\"/>",
                series.label(),
                across.at(across.least()),
                HEIGHT - up.at(each * across.least()),
                across.at(across.most()),
                HEIGHT - up.at(each * across.most()));
    }

    private void line(
            List<GrowthResult> results,
            ToDoubleFunction<GrowthResult> work,
            ToDoubleFunction<GrowthResult> seconds,
            Axis across,
            Axis up,
            String colour,
            String dashes) {
        StringBuilder path = new StringBuilder();
        for (GrowthResult result : results) {
            double x = across.at(work.applyAsDouble(result));
            double y = HEIGHT - up.at(seconds.applyAsDouble(result));
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.length() == 0 ? "M" : "L", x, y));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
        }
        add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" %s/>", path, colour, dashes);
    }

    private void legend(int y) {
        add(
                "<text x=\"%d\" y=\"%d\"><tspan fill=\"%s\">&#9679; seconds from the start of publishing until every table"
                        + " is whole</tspan><tspan dx=\"24\" fill=\"%s\">&#9679; seconds of processors, all processes with"
                        + " their start</tspan><tspan dx=\"24\" fill=\"#888\">grey: in proportion to the work</tspan></text>",
                LEFT, y, WALL, PROCESSOR);
    }

    private void add(String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    private static String text(double number) {
        if (number >= 1e6) {
            return String.format(Locale.ROOT, "%.0f M", number / 1e6);
        }
        if (number >= 1e4) {
            return String.format(Locale.ROOT, "%.0f k", number / 1e3);
        }
        return number >= 1 ? String.format(Locale.ROOT, "%,.0f", number) : Double.toString(number);
    }

    /**
     * Powers of ten along an edge of a panel, from 1, 2 or 5 times one of them to another.
     *
     * @param pixels from the least to the most
     */
    private record Axis(double least, double most, int pixels) {
        private static final double[] STEPS = {1, 2, 5};
        private static final int MANY_TICKS = 7;

        static Axis over(DoubleStream values, int pixels) {
            double[] sorted = values.sorted().toArray();
            return new Axis(below(sorted[0] / 1.2), above(sorted[sorted.length - 1] * 1.2), pixels);
        }

        double at(double value) {
            return pixels * Math.log(value / least) / Math.log(most / least);
        }

        List<Double> ticks() {
            List<Double> all = new ArrayList<>();
            for (double tick = least; tick <= most * 1.001; tick = above(tick * 1.01)) {
                all.add(tick);
            }
            return all.size() <= MANY_TICKS
                    ? all
                    : all.stream()
                            .filter(tick -> Math.abs(Math.log10(tick) - Math.rint(Math.log10(tick))) < 1e-6)
                            .toList();
        }

        private static double below(double value) {
            double power = Math.pow(10, Math.floor(Math.log10(value)));
            double found = power;
            for (double step : STEPS) {
                found = step * power <= value ? step * power : found;
            }
            return found;
        }

        private static double above(double value) {
            double power = Math.pow(10, Math.floor(Math.log10(value)));
            for (double step : STEPS) {
                if (step * power >= value) {
                    return step * power;
                }
            }
            return 10 * power;
        }
    }
}
