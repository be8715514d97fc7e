package org.enlace.shell.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lines of a log that is written as JSON, by the encoder that the node uses. */
final class JsonLog {
    private JsonLog() {}

    /** @param failure or null */
    static String line(String time, Level level, String logger, String message, Throwable failure) {
        LoggerContext log = new LoggerContext();
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(log);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithMDC(false);
        encoder.start();
        LoggingEvent event = new LoggingEvent("", log.getLogger(logger), level, message, failure, null);
        event.setThreadName("web");
        event.setInstant(Instant.parse(time));
        return new String(encoder.encode(event), StandardCharsets.UTF_8).strip();
    }
}
