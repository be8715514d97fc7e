package org.enlace.platform.internal;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Brings what libraries log through {@code java.util.logging} into the node's one log, instead of the terminal. */
final class JavaLog extends Handler {
    /** Takes the place of the handlers that write to the terminal. */
    void install() {
        java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(this);
    }

    void uninstall() {
        LogManager.getLogManager().getLogger("").removeHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        String name = record.getLoggerName() == null ? "java.util.logging" : record.getLoggerName();
        LoggingEventBuilder entry = LoggerFactory.getLogger(name).atLevel(level(record.getLevel()));
        entry.setCause(record.getThrown()).log(message(record));
    }

    private static org.slf4j.event.Level level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return org.slf4j.event.Level.ERROR;
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return org.slf4j.event.Level.WARN;
        }
        return level.intValue() >= Level.INFO.intValue() ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG;
    }

    private static String message(LogRecord record) {
        String text = record.getMessage();
        if (text == null) {
            return "";
        }
        if (record.getResourceBundle() != null) {
            try {
                text = record.getResourceBundle().getString(text);
            } catch (MissingResourceException e) {
                // Not a key, but the text itself.
            }
        }
        Object[] parameters = record.getParameters();
        return parameters == null || parameters.length == 0 ? text : format(text, parameters);
    }

    private static String format(String text, Object[] parameters) {
        try {
            return MessageFormat.format(text, parameters);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public void flush() {
        // The log behind flushes itself.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
