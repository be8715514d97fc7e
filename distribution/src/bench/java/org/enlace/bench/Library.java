package org.enlace.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a library with made-up records through its own import, the same ones each time. */
final class Library {
    private static final int IN_A_FILE = 2_500;
    private static final String[] KINDS = {
        "good-practice", "promising-practice", "lesson-learned", "protocol", "guide", "tool", "legal-instrument"
    };
    private static final String[] COUNTRIES = {"\"CO\"", "\"PE\"", "\"BR\"", "\"AR\"", "\"EC\"", "\"CL\"", "null"};
    private static final String[] CRIMES = {"0204", "08051", "0302", "07023", "0601", "09012"};
    private static final String[] PHASES = {"prevention", "detection", "investigation", "prosecution", "cooperation"};
    private static final String[] WORDS = {
        "trata", "víctimas", "frontera", "investigación", "documento", "cooperación", "migrantes", "detección", "fiscalía",
        "entrevista", "ruta", "equipo", "análisis", "formación", "registro", "protección", "indicadores", "unidad"
    };

    private static final Pattern SAID =
            Pattern.compile("\"id\":\"([^\"]*)\",\"title\":\"([^\"]*)\",\"summary\":\\{\"es\":\"([^\"]*)\"");

    private Library() {}

    static void grow(HttpClient http, URI node, Officer officer, int records) throws Exception {
        Random random = new Random(7);
        for (int from = 0; from < records; from += IN_A_FILE) {
            StringBuilder file = new StringBuilder("[");
            for (int i = from; i < Math.min(from + IN_A_FILE, records); i++) {
                file.append(file.length() == 1 ? "" : ",").append(record(i, random));
            }
            file.append(']');
            HttpRequest.Builder request = HttpRequest.newBuilder(node.resolve("/api/protocols/import?mode=all"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(file.toString()));
            officer.api().forEach(request::header);
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"done\":true")) {
                throw new IllegalStateException(
                        "The import answered " + answer.statusCode() + " " + answer.body().substring(0, 300));
            }
        }
    }

    private static String record(int number, Random random) {
        return """
                {"id":"sample-%d","title":"%s %d","summary":{"es":"%s %s. Registro de muestra %d."},"type":"%s",\
                "issuingBody":"Unidad de muestra","country":%s,"region":null,"legalInstrument":null,"date":"%d",\
                "languages":["es"],"crimeTypes":["%s"],"phases":["%s"],"url":null,"supersedes":null,"supersededBy":null,\
                "status":"unknown","requirements":[],"note":null,"verifiedScope":null,"source":"registro de muestra",\
                "verified":false}"""
                .formatted(
                        number,
                        pick(WORDS, random),
                        number,
                        pick(WORDS, random),
                        pick(WORDS, random),
                        number,
                        pick(KINDS, random),
                        pick(COUNTRIES, random),
                        2000 + random.nextInt(25),
                        pick(CRIMES, random),
                        pick(PHASES, random));
    }

    /** What a made-up record says. */
    record Said(String id, String title, String summary) {}

    /** What the records of {@link #grow} say. */
    static List<Said> said(int records) {
        Random random = new Random(7);
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            Matcher said = SAID.matcher(record(i, random));
            if (!said.find()) {
                throw new IllegalStateException("A made-up record has another form");
            }
            all.add(new Said(said.group(1), said.group(2), said.group(3)));
        }
        return all;
    }

    private static String pick(String[] all, Random random) {
        return all[random.nextInt(all.length)];
    }
}
