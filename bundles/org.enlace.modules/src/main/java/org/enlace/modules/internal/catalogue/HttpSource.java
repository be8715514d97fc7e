package org.enlace.modules.internal.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.enlace.platform.Refusal;

/**
 * A folder behind an address. It is asked when an administrator says so, never by itself. Nothing that comes from there is
 * believed before its signature, and nothing of it can keep the node: no redirection is followed, silence and endless answers
 * are cut off.
 *
 * @param folder   the address, which ends with a slash
 * @param silence  how long to wait for a connection and for each piece of an answer
 * @param patience how long a whole answer may take
 */
record HttpSource(URI folder, Duration silence, Duration patience) implements Source {
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static HttpSource of(String typed) {
        try {
            URI address = URI.create(typed.endsWith("/") ? typed : typed + "/");
            if (address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return new HttpSource(address, SILENCE, PATIENCE);
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the address.
        }
        throw new Refusal(
                "module.catalogue-source",
                "\"" + typed
                        + "\" is not the address of a folder: http:// or https://, a host, a path, and nothing else",
                typed);
    }

    @Override
    public void copy(String name, long limit, OutputStream out) throws IOException {
        URI file = folder.resolve(name);
        long end = System.nanoTime() + patience.toNanos();
        HttpURLConnection connection = (HttpURLConnection) file.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) silence.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        try (InputStream in = open(connection, file, limit)) {
            byte[] block = new byte[1 << 14];
            long length = 0;
            while (true) {
                int count = read(in, block, file);
                if (count < 0) {
                    return;
                }
                length += count;
                if (length > limit) {
                    throw Source.tooLong(file.toString(), limit);
                }
                if (System.nanoTime() > end) {
                    throw Source.unavailable(file.toString(), "it takes longer than " + patience.toSeconds() + " s");
                }
                out.write(block, 0, count);
            }
        } finally {
            connection.disconnect();
        }
    }

    private static InputStream open(HttpURLConnection connection, URI file, long limit) {
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw Source.unavailable(
                        file.toString(),
                        "the server answers " + status
                                + (status >= 300 && status < 400 ? ", and no redirection is followed" : ""));
            }
            if (connection.getContentLengthLong() > limit) {
                throw Source.tooLong(file.toString(), limit);
            }
            return connection.getInputStream();
        } catch (IOException e) {
            throw Source.unavailable(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    /** What the network does is for the administrator to know; what our own disk does is not this. */
    private static int read(InputStream in, byte[] block, URI file) {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw Source.unavailable(file.toString(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String address() {
        return folder.toString();
    }
}
