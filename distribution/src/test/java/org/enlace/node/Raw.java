package org.enlace.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node answered to bytes as no client would send them.
 *
 * @param status of the answer
 * @param head   status line and headers
 * @param body   as text
 */
record Raw(int status, String head, String body) {
    private static final int PATIENCE_MS = 60_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");

    /** Sends the parts one after the other for as long as the node takes them, and reads its one answer. */
    static Raw exchange(int port, byte[]... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            try {
                for (byte[] part : parts) {
                    out.write(part);
                    out.flush();
                }
            } catch (SocketException e) {
                // It may answer and hang up before it has everything.
            }
            return read(socket.getInputStream());
        }
    }

    /** A request that ends before the body its head announces. */
    static Raw cutOff(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return read(socket.getInputStream());
        }
    }

    /** A head of a request, ended; in it one byte for each character. */
    static byte[] head(int port, String line, String... headers) {
        StringBuilder head =
                new StringBuilder(line).append(" HTTP/1.1\r\nHost: 127.0.0.1:").append(port);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Raw read(InputStream in) throws IOException {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                got.write(buffer, 0, read);
                if (whole(got.toByteArray())) {
                    break;
                }
            }
        } catch (SocketException e) {
            // Reset after the answer.
        }
        String text = got.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            throw new AssertionError("No answer but: " + text);
        }
        return new Raw(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
    }

    private static boolean whole(byte[] got) {
        String text = new String(got, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(text.substring(0, end));
        return length.find() && got.length >= end + 4 + Integer.parseInt(length.group(1));
    }
}
