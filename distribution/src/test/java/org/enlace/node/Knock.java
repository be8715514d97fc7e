package org.enlace.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One request with something wrong in it.
 *
 * @param bytes    as it goes over the wire
 * @param stranger whether nobody is signed in although somebody should be
 */
record Knock(byte[] bytes, boolean stranger) {
    private static final String BOUNDARY = "enlace-boundary-7";
    private static final List<String> JSON_TYPES = List.of(
            "application/json; charset=utf-16",
            "application/json; charset=\"",
            "text/json",
            "application/x+json",
            "*/*");

    /** Who knocks: the headers that say so. */
    interface Visitors {
        String signed(Reach route);

        int port();
    }

    /** The next of a route's that chance gives. */
    static Knock of(Reach route, Seeds seeds, Visitors visitors, Random random) {
        Hostile hostile = new Hostile(random);
        boolean stranger = !route.open() && !route.api() && !route.safe() && hostile.once(20);
        boolean possible = hostile.once(100);
        Map<String, String> headers = headers(hostile);
        byte[] body = new byte[0];
        switch (seeds.kind(route)) {
            case JSON -> {
                headers.put("Content-Type", hostile.once(60) ? any(JSON_TYPES, hostile) : "application/json");
                body = new JsonMutation(hostile).of(seeds.json(route, possible));
            }
            case FORM -> {
                headers.put("Content-Type", "application/x-www-form-urlencoded");
                body = new FormMutation(hostile, random).encoded(seeds.form(route, possible));
            }
            case UPLOAD -> {
                String named = hostile.once(60)
                        ? hostile.one("", "; boundary=", "; boundary=\"", "; boundary=" + "b".repeat(300))
                        : "; boundary=" + BOUNDARY;
                headers.put("Content-Type", "multipart/form-data" + named);
                body = upload(route, seeds, hostile, random, possible);
            }
            case BYTES -> {
                headers.put("Content-Type", hostile.once(6) ? any(JSON_TYPES, hostile) : "application/octet-stream");
                body = Hostile.bytes(hostile.text());
            }
            case NOTHING -> {
                if (!route.safe()) {
                    headers.put("Content-Type", "application/json");
                    body = hostile.once(2) ? Hostile.bytes(hostile.json()) : body;
                }
            }
        }
        StringBuilder head = new StringBuilder(route.method())
                .append(' ')
                .append(address(route, seeds, hostile))
                .append(" HTTP/1.1\r\nHost: 127.0.0.1:")
                .append(visitors.port())
                .append("\r\n");
        if (!stranger) {
            head.append(visitors.signed(route));
        }
        headers.put("Sec-Fetch-Site", "same-origin");
        headers.put("Content-Length", String.valueOf(body.length));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return new Knock(
                Hostile.joined(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body), stranger);
    }

    private static byte[] upload(Reach route, Seeds seeds, Hostile hostile, Random random, boolean possible) {
        FormMutation form = new FormMutation(hostile, random);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String file : seeds.files(route)) {
            files.put(
                    file,
                    route.name().contains("officers")
                            ? form.table(Seeds.csv())
                            : new JsonMutation(hostile)
                                    .of(JsonMutation.parsed(
                                            "[" + Client.aGuide("Semilla").replace("0204", possible ? "0204" : "99999")
                                                    + "]")));
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Map.Entry<String, String> field : seeds.form(route, possible)) {
            fields.add(
                    field.getKey().equals("csv")
                            ? Map.entry("csv", new String(form.table(field.getValue()), StandardCharsets.UTF_8))
                            : field);
        }
        return form.parts(fields, files, BOUNDARY);
    }

    private static <T> T any(List<T> of, Hostile hostile) {
        return of.get(hostile.below(of.size()));
    }

    private static Map<String, String> headers(Hostile hostile) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("If-Match", hostile.once(6) ? value(hostile) : "\"1\"");
        headers.put("Enlace-Reason", hostile.once(12) ? value(hostile) : "Prueba");
        if (hostile.once(12)) {
            headers.put(
                    hostile.one(
                            "Idempotency-Key", "Accept-Language", "Accept", "If-None-Match", "Cookie2", "HX-Request"),
                    value(hostile));
        }
        return headers;
    }

    /** Without what would end the header: that is another test's. */
    private static String value(Hostile hostile) {
        String text = new String(Hostile.bytes(hostile.text()), StandardCharsets.ISO_8859_1)
                .replaceAll("[\\x00-\\x1f\\x7f]", "");
        return text.length() > 2_000 ? text.substring(0, 2_000) : text;
    }

    private static String address(Reach route, Seeds seeds, Hostile hostile) {
        String path = seeds.address(route);
        if (route.name().contains("{") && hostile.once(route.safe() ? 3 : 12)) {
            path = route.name().replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(shortened(hostile)));
        }
        StringBuilder address = new StringBuilder(path);
        List<String> names = List.copyOf(seeds.parameters());
        int parameters = route.safe() ? hostile.below(4) : hostile.once(8) ? 1 : 0;
        for (int i = 0; i < parameters; i++) {
            address.append(i == 0 ? "?" : hostile.once(40) ? ";" : "&")
                    .append(hostile.once(30) ? shortened(hostile) : any(names, hostile))
                    .append(hostile.once(40) ? "" : "=")
                    .append(shortened(hostile));
        }
        return address.toString();
    }

    private static String shortened(Hostile hostile) {
        String encoded = hostile.encoded(hostile.text());
        return encoded.length() > 3_000 && !hostile.once(200) ? encoded.substring(0, 300) : encoded;
    }

    /** For whoever has to find out what went wrong. */
    @Override
    public String toString() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder shown = new StringBuilder();
        for (char c : text.substring(0, Math.min(text.length(), 4_000)).toCharArray()) {
            shown.append(c == '\n' || c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
        }
        return shown.toString().replaceAll("(?m)^(Cookie|Authorization): .*", "$1: …")
                + (text.length() > 4_000 ? "… of " + text.length() + " bytes" : "");
    }
}
