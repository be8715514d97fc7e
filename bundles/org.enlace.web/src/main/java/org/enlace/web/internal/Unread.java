package org.enlace.web.internal;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body, or the rest of one, that is not read because the request is refused. Its connection cannot be used again, and the
 * answer says so. The sender may still be sending, and most browsers read no answer before they are done: were the connection
 * closed at once, the system of a sender would be told of a reset and throw away the answer, which says what was wrong. So
 * what still comes is heard out and thrown away, for a while.
 */
public final class Unread {
    private static final Logger LOG = LoggerFactory.getLogger(Unread.class);
    private static final int FIRST_FAILURE = 400;
    private static final int BUFFER = 16_384;
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();

    private Unread() {}

    /** Says that the connection ends with this answer, if something was sent over HTTP/1 that nobody read to its end. */
    public static void announce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (left(request)) {
            response.setHeader("Connection", "close");
        }
    }

    /**
     * Sends what was answered and, if that is a failure, reads what was left of the request: until its sender is done, hangs
     * up or says nothing for as long as the connection may be idle. What comes after 30 seconds is not heard any more.
     */
    static void hearOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.getStatus() < FIRST_FAILURE || !left(request)) {
            return;
        }
        response.getOutputStream().close();
        long begun = System.nanoTime();
        byte[] buffer = new byte[BUFFER];
        try {
            ServletInputStream in = request.getInputStream();
            while (in.read(buffer) >= 0 && System.nanoTime() - begun < LONGEST) {
                continue;
            }
        } catch (IOException e) {
            LOG.debug("{} {}: the sender of a refused body broke off", request.getMethod(), request.getRequestURI(), e);
        }
    }

    private static boolean left(HttpServletRequest request) throws IOException {
        boolean sent = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return sent && request.getProtocol().startsWith("HTTP/1") && (asksFirst(request) || !finished(request));
    }

    /** Whether the sender waits to be told to go on: whoever touches the stream of that body tells it so. */
    private static boolean asksFirst(HttpServletRequest request) {
        return request.getHeader("Expect") != null;
    }

    private static boolean finished(HttpServletRequest request) throws IOException {
        return request.getInputStream().isFinished();
    }
}
