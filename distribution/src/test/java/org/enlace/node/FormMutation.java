package org.enlace.node;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The fields of a form with something wrong among them, as a browser would send them and as none would. */
public final class FormMutation {
    /** One field more than a form may have. */
    private static final int TOO_MANY = 2_001;

    private final Hostile hostile;
    private final Random random;

    public FormMutation(Hostile hostile, Random random) {
        this.hostile = hostile;
        this.random = random;
    }

    public byte[] encoded(List<Map.Entry<String, String>> whole) {
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, String> field : changed(whole)) {
            body.append(body.isEmpty() ? "" : hostile.once(60) ? hostile.one("&&", ";", "&=&", "&amp;") : "&")
                    .append(hostile.encoded(field.getKey()))
                    .append(hostile.once(60) ? hostile.one("", "==", "%3D") : "=")
                    .append(hostile.encoded(field.getValue()));
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.ISO_8859_1);
        return hostile.once(10) ? hostile.damaged(bytes) : bytes;
    }

    /** @param file what is sent as a file, by the field it is chosen in */
    public byte[] parts(List<Map.Entry<String, String>> whole, Map<String, byte[]> file, String boundary) {
        List<byte[]> body = new ArrayList<>();
        boolean damaged = hostile.once(4);
        String end = damaged && hostile.once(4) ? "\n" : "\r\n";
        for (Map.Entry<String, String> field : changed(whole)) {
            body.add(part(boundary, disposition(field.getKey(), ""), "", end, damaged));
            body.add(Hostile.bytes(field.getValue()));
            body.add(ascii(end));
        }
        file.forEach((name, content) -> {
            String fileName = hostile.once(3) ? hostile.text().replaceAll("[\\r\\n\"]", "") : "sample.csv";
            String type =
                    hostile.one("text/csv", "application/json", "a/b; charset=\"", "", "text/csv; charset=utf-16");
            body.add(part(boundary, disposition(name, fileName), type, end, damaged));
            body.add(content);
            body.add(ascii(end));
        });
        if (hostile.once(60)) {
            body.add(ascii(
                    "--" + boundary + "\r\n" + "X-Long: " + "h".repeat(hostile.one(1, 10_239, 10_241)) + "\r\n\r\n"));
        }
        body.add(ascii("--" + (damaged && hostile.once(3) ? boundary.substring(1) : boundary)
                + (damaged ? hostile.one("", "-", "--", "--\r\n", "\r\n") : "--\r\n")));
        byte[] bytes = Hostile.joined(body.toArray(byte[][]::new));
        return damaged && hostile.once(2) ? hostile.damaged(bytes) : bytes;
    }

    private byte[] part(String boundary, String disposition, String type, String end, boolean damaged) {
        String mark = damaged && hostile.once(4) ? hostile.one("-", "--" + boundary + "x", "") : "--" + boundary;
        String typed = type.isEmpty() ? "" : end + "Content-Type: " + type;
        String between = damaged && hostile.once(4) ? hostile.one("", end, "\0" + end + end) : end + end;
        return Hostile.bytes(mark + end + disposition + typed + between);
    }

    private String disposition(String name, String file) {
        if (hostile.once(40)) {
            return hostile.one(
                    "Content-Disposition: form-data",
                    "Content-Disposition: attachment; name=\"x\"",
                    "Content-Disposition: form-data; name=",
                    "Content-Disposition: form-data; name=\"",
                    "Content-Disposition: form-data; name*=utf-8''%ff; filename*=utf-8''%00",
                    "Content-Disposition: form-data; name=\"=?utf-8?q?=zz?=\"; filename=\"=?x?b?!?=\"",
                    "Content-Disposition",
                    ": form-data; name=\"x\"");
        }
        String quoted = name.replaceAll("[\\r\\n]", " ").replace("\"", "\\\"");
        return "Content-Disposition: form-data; name=\"" + quoted + "\""
                + (file.isEmpty() ? "" : "; filename=\"" + file + "\"");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Rows with cells that are wrong, or quotes and separators out of place. */
    byte[] table(String csv) {
        List<String> lines = new ArrayList<>(List.of(csv.split("\n")));
        int at = hostile.below(lines.size());
        String[] cells = lines.get(at).split(",", -1);
        int cell = hostile.below(cells.length);
        switch (hostile.below(6)) {
            case 0 -> cells[cell] = hostile.text();
            case 1 -> cells[cell] = "\"" + hostile.text().replace("\"", "\"\"") + "\"";
            case 2 -> cells[cell] = "\"" + cells[cell];
            case 3 -> cells[cell] = cells[cell] + ",".repeat(1 << hostile.below(8));
            case 4 -> cells[cell] = cells[(cell + 1) % cells.length];
            default -> cells[cell] = hostile.one("\"", "\"\"", "\"a\"b", "\r", "\ufeff", "#");
        }
        lines.set(at, String.join(hostile.once(12) ? ";" : ",", cells));
        if (hostile.once(6)) {
            Collections.shuffle(lines, random);
        }
        if (hostile.once(40)) {
            lines = Collections.nCopies(1 << hostile.below(11), lines.get(at));
        }
        byte[] bytes =
                Hostile.bytes((hostile.once(20) ? "\ufeff" : "") + String.join(hostile.one("\n", "\r\n", "\r"), lines));
        return hostile.once(10) ? hostile.damaged(bytes) : bytes;
    }

    private List<Map.Entry<String, String>> changed(List<Map.Entry<String, String>> whole) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(whole);
        if (fields.isEmpty()) {
            fields.add(Map.entry("none", ""));
        }
        int at = hostile.below(fields.size());
        Map.Entry<String, String> field = fields.get(at);
        switch (hostile.below(8)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(Map.entry(field.getKey(), hostile.text()));
            case 2 -> fields.add(Map.entry(hostile.text(), hostile.text()));
            case 3 -> Collections.shuffle(fields, random);
            case 4 -> fields.add(hostile.below(fields.size()), field);
            default -> fields.set(at, Map.entry(field.getKey(), hostile.text()));
        }
        if (hostile.once(400)) {
            fields.addAll(Collections.nCopies(TOO_MANY, Map.entry("n", "1")));
        }
        return fields;
    }
}
