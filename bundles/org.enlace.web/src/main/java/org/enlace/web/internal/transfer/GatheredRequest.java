package org.enlace.web.internal.transfer;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A request with the beginning of its body at hand. The rest is read as it comes. */
public final class GatheredRequest extends HttpServletRequestWrapper {
    private final ByteArrayInputStream gathered;

    public GatheredRequest(HttpServletRequest request, byte[] body) {
        super(request);
        gathered = new ByteArrayInputStream(body);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(super.getInputStream());
    }

    private final class Body extends ServletInputStream {
        private final ServletInputStream rest;

        Body(ServletInputStream rest) {
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            int one = gathered.read();
            return one < 0 ? rest.read() : one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = gathered.read(buffer, from, length);
            return read < 0 ? rest.read(buffer, from, length) : read;
        }

        @Override
        public int available() throws IOException {
            return gathered.available() > 0 ? gathered.available() : rest.available();
        }

        @Override
        public boolean isFinished() {
            return gathered.available() == 0 && rest.isFinished();
        }

        @Override
        public boolean isReady() {
            return gathered.available() > 0 || rest.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("A body is read on the thread of its request");
        }
    }
}
