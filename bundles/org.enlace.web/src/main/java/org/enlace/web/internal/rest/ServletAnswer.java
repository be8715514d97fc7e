package org.enlace.web.internal.rest;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.web.internal.Unread;
import org.glassfish.jersey.message.internal.HeaderUtils;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/**
 * Writes what Jersey answers to one request. Jersey keeps no buffer of its own: Jetty has one, and while nothing of it has been
 * sent, the answer can still become another one. No request outlives its thread.
 */
final class ServletAnswer implements ContainerResponseWriter {
    private static final RuntimeDelegate DELEGATE = RuntimeDelegate.getInstance();

    private static final int FIRST_FAILURE = 400;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private boolean begun;
    private Throwable failure;

    ServletAnswer(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) {
        begun = true;
        response.setStatus(answer.getStatus());
        answer.getHeaders().forEach(this::header);
        if (!answer.hasEntity()) {
            return null;
        }
        if (length >= 0) {
            response.setContentLengthLong(length);
        }
        try {
            if (answer.getStatus() >= FIRST_FAILURE) {
                // Jetty says so itself while it has sent nothing; what is longer than its buffer it sends before it
                // knows.
                Unread.announce(request, response);
            }
            return new LeftOpen(response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the place of what the platform set before. */
    private void header(String name, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i) instanceof String text ? text : HeaderUtils.asString(values.get(i), DELEGATE);
            if (i == 0) {
                response.setHeader(name, value);
            } else {
                response.addHeader(name, value);
            }
        }
    }

    /** Learns what went wrong while the body was written. Before its first byte Jersey finds another answer by itself. */
    void brokeOff(Throwable thrown) {
        if (begun) {
            failure = thrown;
        }
    }

    /** Throws what went wrong after Jersey could do anything about it. */
    void check() throws ServletException {
        if (failure != null) {
            throw new ServletException(failure);
        }
    }

    @Override
    public void failure(Throwable thrown) {
        failure = thrown;
    }

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }

    @Override
    public void commit() {
        // Jetty sends the rest when the servlet returns.
    }

    @Override
    public boolean suspend(long time, TimeUnit unit, TimeoutHandler handler) {
        return false;
    }

    @Override
    public void setSuspendTimeout(long time, TimeUnit unit) {
        throw new IllegalStateException("No request outlives its thread");
    }

    /**
     * Sent by Jetty as its buffer fills, and ended when the servlet returns: a body that could not be finished must not look as
     * if it were. Jersey would flush even the smallest one in two pieces, of a length nobody knows.
     */
    private static final class LeftOpen extends FilterOutputStream {
        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {
            // Jetty knows when.
        }

        @Override
        public void close() {
            // Jetty closes it.
        }
    }
}
