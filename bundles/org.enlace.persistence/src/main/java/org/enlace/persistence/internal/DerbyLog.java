package org.enlace.persistence.internal;

import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Derby writes what it would put into its own log file. Public because Derby finds it by its name. */
public final class DerbyLog extends Writer {
    private static final Logger LOG = LoggerFactory.getLogger("org.enlace.persistence.derby");

    private final StringBuilder line = new StringBuilder();

    private DerbyLog() {}

    /** Called by Derby when its engine starts. */
    public static Writer writer() {
        return new DerbyLog();
    }

    @Override
    public synchronized void write(char[] text, int from, int length) {
        for (int at = from; at < from + length; at++) {
            if (text[at] == '\n') {
                emit();
            } else if (text[at] != '\r') {
                line.append(text[at]);
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        emit();
    }

    private void emit() {
        if (!line.isEmpty()) {
            LOG.debug("{}", line);
        }
        line.setLength(0);
    }
}
