package org.enlace.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the protocol library does with many records: how soon a search answers, how fast they are indexed. */
final class LibraryFigures {
    private static final int WARM = 300;
    private static final int ASKED = 1_000;
    private static final double SOON = 50;
    private static final Map<String, String> SEARCHES = Map.of(
            "one word", "/protocols?q=trata",
            "two words", "/protocols?q=trata+frontera",
            "two words and facets", "/protocols?q=trata+frontera&kind=protocol&country=CO",
            "one word by program", "/api/protocols?q=trata");

    private final Table table;
    private final HttpClient http;
    private final URI node;
    private final Officer officer;
    private final int records;

    LibraryFigures(Table table, HttpClient http, URI node, Officer officer, int records) {
        this.table = table;
        this.http = http;
        this.node = node;
        this.officer = officer;
        this.records = records;
    }

    /** Searches one after the other over HTTP, warmed. */
    void searches() throws Exception {
        for (Map.Entry<String, String> search : SEARCHES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < WARM + ASKED; i++) {
                long begun = System.nanoTime();
                HttpResponse<byte[]> answer = fetch(search.getValue());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(search.getValue() + " answered " + answer.statusCode());
                }
                if (i >= WARM) {
                    times.add((System.nanoTime() - begun) / 1e6);
                }
            }
            times.sort(Double::compare);
            String shown = String.format(
                    Locale.ROOT, "p50 %.1f, p95 %.1f, p99 %.1f ms", part(times, 50), part(times, 95), part(times, 99));
            table.bound("search, " + search.getKey() + ", " + records + " records, p95 in ms", shown, part(times, 95), SOON);
        }
    }

    /** The library's part of the index anew, against Lucene alone, by turns; the first turn warms both and does not count. */
    void indexing(List<String> reindex, Map<String, String> environment, Path work, int rounds) throws Exception {
        List<Library.Said> said = Library.said(records);
        Series ours = new Series();
        Series floor = new Series();
        for (int round = -1; round < rounds; round++) {
            ProcessBuilder builder = new ProcessBuilder(reindex).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(environment);
            Process shell = builder.start();
            String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            shell.waitFor();
            double built = number(told, "records") / (number(told, "milliseconds") / 1e3);
            double plain = LuceneFloor.rate(said, work.resolve("lucene-" + round));
            if (round >= 0) {
                ours.add(built);
                floor.add(plain);
            }
        }
        table.plain(
                "records indexed, " + records + " anew",
                ours.show("/s"),
                "Lucene alone " + floor.show("/s"),
                ours.median() / floor.median());
    }

    HttpResponse<byte[]> fetch(String path) throws Exception {
        URI address = node.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Language", "es");
        officer.headers(address).forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** @param sorted ascending */
    private static double part(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }

    private static double number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": ?([0-9]+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + name + " in: " + json);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
