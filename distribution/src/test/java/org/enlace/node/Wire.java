package org.enlace.node;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A connection on which many requests are sent ahead of their answers, so that what is measured is the node and not the client.
 * Where the node closes it, what was not answered yet is sent again on another. Every answer has 60 seconds.
 */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;
    private static final int TRIES = 3;
    private static final int AHEAD = 48_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /**
     * @param status 0 where the node hung up without an answer
     * @param head   status line and headers, of which the names are in small letters
     * @param body   one character for each byte
     */
    record Answer(int status, String head, String body) {
        private static final Answer NONE = new Answer(0, "", "");

        boolean page() {
            return head.contains("\ncontent-type: text/html");
        }

        /** Where it leads to; empty where nowhere. */
        String location() {
            int at = head.indexOf("\nlocation: ");
            return at < 0 ? "" : head.substring(at + 11, head.indexOf('\n', at + 1));
        }
    }

    /** The answers to whole requests, in their order. */
    List<Answer> exchange(List<byte[]> requests) {
        List<Answer> answers = new ArrayList<>();
        int tries = 0;
        while (answers.size() < requests.size()) {
            int before = answers.size();
            int end = before + 1;
            for (int bytes = requests.get(before).length; end < requests.size() && tries == 0; end++) {
                bytes += requests.get(end).length;
                if (bytes > AHEAD) {
                    break;
                }
            }
            try {
                sent(requests.subList(before, end), answers);
            } catch (IOException e) {
                close();
            }
            tries = answers.size() > before ? 0 : tries + 1;
            if (tries > TRIES) {
                answers.add(Answer.NONE);
                tries = 0;
            }
        }
        return answers;
    }

    private void sent(List<byte[]> requests, List<Answer> answers) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] request : requests) {
            all.writeBytes(request);
        }
        try {
            socket.getOutputStream().write(all.toByteArray());
        } catch (IOException e) {
            // It may answer and hang up before it has everything.
        }
        for (int i = 0; i < requests.size(); i++) {
            Answer answer = read();
            answers.add(answer);
            if (answer.head.contains("\nconnection: close")) {
                close();
                return;
            }
        }
    }

    private Answer read() throws IOException {
        String status = line();
        StringBuilder head = new StringBuilder(status).append('\n');
        int length = 0;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            head.append(name).append(": ").append(value).append('\n');
            if (name.equals("content-length")) {
                length = Integer.parseInt(value);
            }
            chunked |= name.equals("transfer-encoding");
        }
        return new Answer(
                Integer.parseInt(status.substring(9, 12)), head.toString(), chunked ? chunks() : whole(length));
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.append(whole(size));
            line();
        }
        line();
        return body.toString();
    }

    private String whole(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is gone one way or the other.
        }
        socket = null;
    }
}
