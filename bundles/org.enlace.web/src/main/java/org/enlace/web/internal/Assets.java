package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.enlace.platform.Hashing;

/**
 * The files pages are made with. Their address holds a fingerprint over all of them, so browsers may keep them for ever and
 * still see a new release at once. Each is compressed when it is first asked for, and kept in memory; together they are some
 * 200 KB.
 */
public final class Assets {
    private static final Pattern ADDRESS = Pattern.compile("/assets/(?:([0-9a-f]{12})/)?([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private final ClassLoader bundle;
    private final Set<String> names;
    private final String fingerprint;
    private final Map<String, Asset> files = new ConcurrentHashMap<>();

    /** @param names of the files in the bundle's folder {@code assets} */
    public Assets(ClassLoader bundle, List<String> names) {
        this.bundle = bundle;
        this.names = Set.copyOf(names);
        fingerprint = fingerprint(names);
    }

    /** Tells releases apart, nothing more: sums that cost a start next to nothing do. */
    private String fingerprint(List<String> all) {
        Checksum one = new CRC32();
        Checksum other = new CRC32C();
        for (String name : all.stream().sorted().toList()) {
            byte[] content = read(name);
            one.update(content);
            other.update(content);
        }
        return HexFormat.of()
                .toHexDigits(one.getValue() << 32 | other.getValue())
                .substring(0, 12);
    }

    /** From a file's name to its address. */
    public String address(String name) {
        return "/assets/" + fingerprint + "/" + name;
    }

    /** Sends a file; false when there is none with this address. */
    boolean serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher address = ADDRESS.matcher(path);
        if (!address.matches() || !names.contains(address.group(2))) {
            return false;
        }
        Asset asset = files.computeIfAbsent(address.group(2), name -> Asset.of(name, read(name)));
        boolean current = fingerprint.equals(address.group(1));
        response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        String accepted = request.getHeader("Accept-Encoding");
        boolean zipped = asset.zipped() != null && accepted != null && accepted.contains("gzip");
        String tag = '"' + asset.hash() + (zipped ? "-z\"" : "\"");
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(asset.hash())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return true;
        }
        byte[] body = zipped ? asset.zipped() : asset.content();
        if (zipped) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentType(asset.type());
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            Sending.send(body, request, response);
        }
        return true;
    }

    private byte[] read(String name) {
        try (InputStream in = bundle.getResourceAsStream("assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The bundle has no assets/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        return Hashing.sha256();
    }

    /** @param zipped null where compressing does not help */
    private record Asset(String type, String hash, byte[] content, byte[] zipped) {
        static Asset of(String name, byte[] content) {
            String extension = name.substring(name.lastIndexOf('.') + 1);
            String hash = HexFormat.of().formatHex(sha256().digest(content), 0, 8);
            byte[] zipped = zip(content);
            return new Asset(
                    TYPES.getOrDefault(extension, "application/octet-stream"),
                    hash,
                    content,
                    zipped.length < content.length * 9 / 10 ? zipped : null);
        }

        private static byte[] zip(byte[] content) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream(content.length / 3 + 64);
            try (GZIPOutputStream out = new GZIPOutputStream(zipped) {
                {
                    def.setLevel(Deflater.BEST_COMPRESSION);
                }
            }) {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return zipped.toByteArray();
        }
    }
}
