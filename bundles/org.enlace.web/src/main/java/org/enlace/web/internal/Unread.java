package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A body, or the rest of one, that is not read because the request is refused. Its connection cannot be used again, and the
 * answer says so. The sender may still be sending, and most browsers read no answer before they are done: were the connection
 * closed at once, the system of a sender would be told of a reset and throw away the answer, which says what was wrong. So
 * what still comes is thrown away for a while, without a thread.
 */
public final class Unread {
    private static final int FIRST_FAILURE = 400;

    private Unread() {}

    /** Says that the connection ends with this answer, if something was sent over HTTP/1 that nobody read to its end. */
    public static void announce(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (left(request)) {
            response.setHeader("Connection", "close");
        }
    }

    /** Whether a failure was answered while there is more of the request to come. */
    static boolean refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return response.getStatus() >= FIRST_FAILURE && left(request);
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
