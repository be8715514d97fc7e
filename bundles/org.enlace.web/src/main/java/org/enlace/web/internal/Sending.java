package org.enlace.web.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends bytes that are all in memory: what does not fit into Jetty's buffer goes without a thread, as fast as its reader reads. */
final class Sending implements WriteListener {
    private static final int FITS = 16_384;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final byte[] body;
    private boolean sent;

    private Sending(AsyncContext async, ServletOutputStream out, byte[] body) {
        this.async = async;
        this.out = out;
        this.body = body;
    }

    static void send(byte[] body, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        if (body.length <= FITS || !request.isAsyncSupported()) {
            out.write(body);
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        out.setWriteListener(new Sending(async, out, body));
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (sent) {
                async.complete();
                return;
            }
            sent = true;
            out.write(body);
        }
    }

    /** The reader is gone. */
    @Override
    public void onError(Throwable cause) {
        async.complete();
    }
}
