package org.enlace.persistence.internal;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands Flyway's log to SLF4J as details: what was migrated, or failed to be, the caller says itself. Public because Flyway
 * finds it by its name.
 */
public final class FlywayLog implements LogCreator {
    @Override
    public Log createLogger(Class<?> source) {
        return new Details(LoggerFactory.getLogger("org.enlace.persistence.flyway"));
    }

    private record Details(Logger logger) implements Log {
        @Override
        public boolean isDebugEnabled() {
            return logger.isTraceEnabled();
        }

        @Override
        public void debug(String message) {
            logger.trace(message);
        }

        @Override
        public void info(String message) {
            logger.debug(message);
        }

        @Override
        public void warn(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message, Exception failure) {
            logger.debug(message, failure);
        }

        @Override
        public void notice(String message) {
            logger.debug(message);
        }
    }
}
