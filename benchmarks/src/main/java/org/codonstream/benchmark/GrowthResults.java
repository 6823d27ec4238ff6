package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codonstream.benchmark.GrowthPoint.Series;
import org.codonstream.command.CommandException;

/** Results in a file, a line for each run, so that what was measured once need not be measured again. */
final class GrowthResults {
    private final Path file;
    private final List<GrowthResult> runs = new ArrayList<>();

    /**
     * Those of a file, which need not be there yet.
     *
     * @throws CommandException if it can't be read, or is no file of results
     */
    GrowthResults(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.isEmpty() || !lines.get(0).equals(GrowthResult.HEADER)) {
                    throw new CommandException(file + " is no file of results: its first line must be "
                            + GrowthResult.HEADER.replace("\t", " ") + ", separated by tabs");
                }
                lines.stream().skip(1).map(GrowthResult::ofLine).forEach(runs::add);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** How often a point was measured. */
    long runs(GrowthPoint point, double scale) {
        return runs.stream()
                .filter(run -> run.point().equals(point.name()) && run.scale() == scale)
                .count();
    }

    /** Writes one down. */
    void add(GrowthResult result) {
        try {
            if (Files.notExists(file)) {
                Files.writeString(file, GrowthResult.HEADER + "\n");
            }
            Files.writeString(file, result.line() + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new CommandException(file + " can't be written: " + e.getMessage(), e);
        }
        runs.add(result);
    }

    /** The medians of a series at a scale, in the order of its points; those that were not measured are left out. */
    List<GrowthResult> medians(Series series, double scale) {
        Map<String, List<GrowthResult>> byPoint = new LinkedHashMap<>();
        for (GrowthPoint point : GrowthPoint.named(series.label())) {
            runs.stream()
                    .filter(run -> run.point().equals(point.name()) && run.scale() == scale)
                    .forEach(run -> byPoint.computeIfAbsent(run.point(), first -> new ArrayList<>())
                            .add(run));
        }
        return byPoint.values().stream().map(GrowthResult::median).toList();
    }

    /** The medians of a point, if it was measured. */
    Optional<GrowthResult> median(Series series, long step, double scale) {
        String name = new GrowthPoint(series, step).name();
        return medians(series, scale).stream()
                .filter(result -> result.point().equals(name))
                .findAny();
    }
}
