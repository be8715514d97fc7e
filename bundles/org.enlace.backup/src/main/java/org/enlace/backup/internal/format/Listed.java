package org.enlace.backup.internal.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of a list of files: encrypted files of the node, copied as they lie, or chunks of its database.
 *
 * @param name   the node's name for it
 * @param bytes  encrypted
 * @param sha256 of the encrypted bytes
 * @param own    whether it lies in the backup itself, because it was still on its way in; otherwise beside all backups of the folder
 */
public record Listed(String name, long bytes, String sha256, boolean own) {
    public static final String FILE = "files.list";
    public static final String CHUNKS = "chunks.list";
    public static final String OWN = "growing";
    private static final Pattern FORM =
            Pattern.compile("([0-9a-zA-Z_-]{3,64}) ([0-9]{1,18}) ([0-9a-f]{64}) (shared|own)");

    static Map<String, Listed> read(String list, InputStream in) throws IOException {
        Map<String, Listed> all = new LinkedHashMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var match = FORM.matcher(line);
            if (!match.matches()) {
                throw new Damaged("\"" + list + "\" has a line that is none: line " + (all.size() + 1));
            }
            all.put(
                    match.group(1),
                    new Listed(
                            match.group(1),
                            Long.parseLong(match.group(2)),
                            match.group(3),
                            match.group(4).equals("own")));
        }
        return all;
    }

    public static void write(Collection<Listed> all, OutputStream out) throws IOException {
        for (Listed each : all) {
            out.write((each.name + " " + each.bytes + " " + each.sha256 + (each.own ? " own" : " shared") + "\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
