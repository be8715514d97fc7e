package org.enlace.modules.internal.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.enlace.modules.internal.Remains.Export;
import org.enlace.platform.Caller;
import org.enlace.web.Download;

/**
 * Records of a module as a file to keep. They are written on the node first, so that nobody's slow line keeps the module from
 * being changed, into a file that has no name any more while it is sent. What was sent to its end is remembered: it is what a
 * purge has to come after.
 */
final class RecordDownloads {
    private static final int REMEMBERED = 100;

    private final Path folder;
    private final Map<String, Export> sent = new LinkedHashMap<>();

    /** @param folder is cleared of {@code module-*} when the node starts */
    RecordDownloads(Path folder) {
        this.folder = folder;
    }

    /** Writes records into a file. */
    @FunctionalInterface
    interface Writing {
        Export into(Path file);
    }

    /** @param what begins the name of the file */
    Response send(String what, Caller caller, Writing writing) throws IOException {
        Path file = folder.resolve("module-export-" + UUID.randomUUID() + ".jsonl");
        Export written = writing.into(file);
        InputStream content;
        try {
            content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        String name = what + "-" + written.sha256().substring(0, 8) + ".jsonl";
        StreamingOutput body = out -> {
            try (content) {
                content.transferTo(out);
                out.flush();
            }
            remember(key(what, caller), new Export(Path.of(name), written.sha256(), written.bytes()));
        };
        return Download.of(name, "application/x-ndjson", body)
                .header("Content-Length", written.bytes())
                .build();
    }

    /** What this officer was sent last of a module, whole. */
    synchronized Optional<Export> last(String what, Caller caller) {
        return Optional.ofNullable(sent.get(key(what, caller)));
    }

    private synchronized void remember(String key, Export export) {
        sent.remove(key);
        sent.put(key, export);
        if (sent.size() > REMEMBERED) {
            sent.remove(sent.keySet().iterator().next());
        }
    }

    private static String key(String what, Caller caller) {
        return caller.officer() + "\n" + what;
    }
}
