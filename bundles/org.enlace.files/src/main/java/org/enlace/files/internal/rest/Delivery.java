package org.enlace.files.internal.rest;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.web.Download;

/** Hands a file out, whole or a range of it (RFC 9110, section 14), to be kept or to be looked at. */
public final class Delivery {
    /** What a browser shows without running anything; everything else is only ever kept. */
    private static final Set<String> SHOWN =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain");

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    /** Bytes. Each is a call of Jetty and of the system: with a quarter of it a large file took a tenth longer. */
    private static final int BUFFER = 1 << 18;

    private Delivery() {}

    /** Whether a file can be looked at without being kept. */
    public static boolean canBeShown(StoredFile file) {
        return SHOWN.contains(file.content().mediaType());
    }

    /**
     * @param range   the header as it came, or null; one of several ranges, or of another unit, counts as none
     * @param shown   whether it is to be looked at, where that is safe
     * @param request of which only the head may be asked
     */
    public static Response of(
            Files files, StoredFile file, String range, boolean shown, Request request, Caller caller) {
        long size = file.content().size();
        Optional<long[]> asked = range == null ? Optional.empty() : part(range, size);
        if (asked.isPresent() && asked.get()[0] >= asked.get()[1]) {
            return Response.status(416)
                    .header("Content-Range", "bytes */" + size)
                    .header("Accept-Ranges", "bytes")
                    .build();
        }
        long from = asked.map(part -> part[0]).orElse(0L);
        long to = asked.map(part -> part[1]).orElse(size);
        StreamingOutput body = null;
        if (!"HEAD".equals(request.getMethod())) {
            InputStream content = files.open(file.id(), from, to, caller);
            body = out -> copy(content, out);
        }
        String type = file.content().mediaType();
        Response.ResponseBuilder answer = shown && canBeShown(file)
                ? Download.shown(
                        file.name().value(), type.startsWith("text/") ? "text/plain;charset=utf-8" : type, body)
                : Download.of(file.name().value(), type, body);
        answer.header("Accept-Ranges", "bytes")
                .header("Content-Length", to - from)
                // As it is: a range of something that is compressed on the way would be a range of something else.
                .header("Content-Encoding", "identity")
                .header("ETag", "\"" + file.content().sha256() + "\"");
        return asked.isEmpty()
                ? answer.build()
                : answer.status(206)
                        .header("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size)
                        .build();
    }

    /** From the first byte to behind the last; empty where the header asks for nothing that is known. */
    private static Optional<long[]> part(String range, long size) {
        Matcher asked = RANGE.matcher(range.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (asked.group(1).isEmpty()) {
            long last = Long.parseLong(asked.group(2));
            return Optional.of(new long[] {Math.max(0, size - last), last == 0 ? 0 : size});
        }
        long from = Long.parseLong(asked.group(1));
        long to = asked.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(asked.group(2)) + 1);
        return from >= size
                ? Optional.of(new long[] {size, size})
                : to <= from ? Optional.empty() : Optional.of(new long[] {from, to});
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        try (content) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }
}
