package org.enlace.jit.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.files.Sha256;

/** {@code SHA256SUMS}: the hash of every member of a bundle but itself and its signature, as {@code sha256sum -c} reads it. */
public final class Sums {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([!-~]{1,200})");

    private Sums() {}

    public static byte[] text(Map<String, Sha256> sums) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(sums)
                .forEach((path, sum) ->
                        text.append(sum.value()).append("  ").append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws IllegalArgumentException that names the line where it is anything else
     */
    public static SortedMap<String, Sha256> read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        SortedMap<String, Sha256> sums = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isEmpty() && !sums.isEmpty()) {
                break;
            }
            Matcher parts = LINE.matcher(line);
            if (!parts.matches() || !Member.path(parts.group(2)) || sums.size() == ContainerReader.MOST) {
                throw new IllegalArgumentException("line " + number + " is no sum");
            }
            if (!sums.isEmpty() && sums.lastKey().compareTo(parts.group(2)) >= 0) {
                throw new IllegalArgumentException("line " + number + " is not in its order");
            }
            sums.put(parts.group(2), new Sha256(parts.group(1)));
        }
        if (!java.util.Arrays.equals(text(sums), bytes)) {
            throw new IllegalArgumentException("line " + number + " is not the end");
        }
        return sums;
    }
}
