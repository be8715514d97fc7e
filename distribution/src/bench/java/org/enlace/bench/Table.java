package org.enlace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a Markdown table, each with its ratio and the bound it is held against. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(String heading) {
        lines.add(heading);
        lines.add("");
        lines.add("| figure | Enlace | compared with | ratio | bound | met |");
        lines.add("|---|---|---|---|---|---|");
    }

    void ratio(String figure, String ours, String other, double ratio, String sign, double bound) {
        boolean met = sign.equals("≤") ? ratio <= bound : ratio >= bound;
        row(figure, ours, other, String.format(Locale.ROOT, "%.2f", ratio), sign + " " + bound, met ? "yes" : "**no**");
    }

    void bound(String figure, String ours, double value, double bound) {
        row(figure, ours, "", "", "≤ " + bound, value <= bound ? "yes" : "**no**");
    }

    void plain(String figure, String ours, String other, double ratio) {
        row(figure, ours, other, String.format(Locale.ROOT, "%.2f", ratio), "", "");
    }

    private void row(String... cells) {
        String line = "| " + String.join(" | ", cells) + " |";
        lines.add(line);
        System.out.println(line);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
