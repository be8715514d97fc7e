package org.enlace.web.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Bytes as no client would send them. */
final class Raw {
    private Raw() {}

    /** What the server answered before it hung up; the request asks it to. */
    static String exchange(int port, byte[]... parts) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            try {
                for (byte[] part : parts) {
                    out.write(part);
                    out.flush();
                }
            } catch (SocketException e) {
                // The server may answer and hang up before it has everything.
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8_192];
            try {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    answer.write(buffer, 0, read);
                }
            } catch (SocketException e) {
                // Reset after the answer.
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** What the server answers to a client that sends so much and nothing more. */
    static String half(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What a client reads that must have sent everything before, and fails where it is cut off meanwhile. */
    static String patient(int port, String head, byte[] part, int times) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < times; i++) {
                out.write(part);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String line(int port, String requestLine, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(requestLine)
                .append("\r\nHost: 127.0.0.1:")
                .append(port)
                .append("\r\nCookie: enlace=local\r\nSec-Fetch-Site: same-origin\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return exchange(
                port, head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : -1;
    }
}
