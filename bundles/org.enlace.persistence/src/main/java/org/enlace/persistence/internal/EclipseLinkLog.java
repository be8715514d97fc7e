package org.enlace.persistence.internal;

import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands EclipseLink's log to SLF4J, without the values of parameters. Failures reach the caller as exceptions, so they are
 * not logged a second time here. Public because EclipseLink finds it by its name.
 */
public final class EclipseLinkLog extends AbstractSessionLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.enlace.persistence.eclipselink");

    @Override
    public boolean shouldLog(int level, String category) {
        return level >= SessionLog.WARNING ? LOG.isDebugEnabled() : LOG.isTraceEnabled();
    }

    @Override
    public boolean shouldLog(int level) {
        return shouldLog(level, null);
    }

    @Override
    public int getLevel(String category) {
        return LOG.isTraceEnabled() ? SessionLog.ALL : SessionLog.WARNING;
    }

    @Override
    public int getLevel() {
        return getLevel(null);
    }

    @Override
    public boolean shouldDisplayData() {
        return false;
    }

    @Override
    public void log(SessionLogEntry entry) {
        if (!shouldLog(entry.getLevel(), entry.getNameSpace())) {
            return;
        }
        if (entry.hasException()) {
            LOG.debug("{}", entry.getNameSpace(), entry.getException());
        } else if (entry.getLevel() >= SessionLog.WARNING) {
            LOG.debug("{}", formatMessage(entry));
        } else {
            LOG.trace("{}", formatMessage(entry));
        }
    }
}
