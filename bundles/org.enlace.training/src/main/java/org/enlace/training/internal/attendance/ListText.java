package org.enlace.training.internal.attendance;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a file that is the table. Services put a summary above it and sometimes a second table below: the one that tells each stay is taken,
 * else the one of first arrivals and last departures.
 *
 * @param text  the table, beginning with its heading; the whole file where no heading is known
 * @param above how many lines stand above it
 */
record ListText(String text, int above) {
    static ListText of(byte[] bytes) {
        List<String> lines = decoded(bytes).lines().toList();
        int heading = -1;
        boolean each = false;
        for (int at = 0; at < lines.size(); at++) {
            ListColumns columns = ListColumns.of(cells(lines.get(at)));
            if (columns.enough() && (heading < 0 || columns.each() && !each)) {
                heading = at;
                each = columns.each();
            }
        }
        if (heading < 0) {
            return new ListText(String.join("\n", lines), 0);
        }
        List<String> table = new ArrayList<>();
        for (String line : lines.subList(heading, lines.size())) {
            if (line.replaceAll("[\\s,;\"]", "").isEmpty() || line.matches("\\d{1,2}\\. \\p{L}[^,;\\t]*[,;\\t]*")) {
                break;
            }
            table.add(line);
        }
        return new ListText(String.join("\n", table), heading);
    }

    private static List<String> cells(String line) {
        String[] best = {};
        for (String separator : List.of("\t", ";", ",")) {
            String[] cells = line.split(separator, -1);
            best = cells.length > best.length ? cells : best;
        }
        return Arrays.stream(best).map(cell -> cell.replace("\"", "").strip()).toList();
    }

    /** By the mark at the beginning; without one UTF-8, else Windows-1252. What is none of these the house's tables refuse. */
    private static String decoded(byte[] bytes) {
        if (begins(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int from = begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (bytes.length <= at || (bytes[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }
}
