package org.enlace.platform.internal;

import java.util.Collections;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the framework, its services and the launcher log into the node's one log. A bundle that does not resolve is
 * left out: the launcher says in a line what the framework says in a page.
 */
@Component(
        service = {},
        immediate = true)
public final class FrameworkLog implements LogListener {
    private final LogReaderService reader;
    private final JavaLog javaLog = new JavaLog();

    @Activate
    public FrameworkLog(@Reference LogReaderService reader) {
        this.reader = reader;
        javaLog.install();
        reader.addLogListener(this);
        Collections.list(reader.getLog()).forEach(this::logged);
    }

    @Deactivate
    void close() {
        reader.removeLogListener(this);
        javaLog.uninstall();
    }

    @Override
    public void logged(LogEntry entry) {
        Throwable failure = entry.getException();
        if (failure instanceof BundleException bundle && bundle.getType() == BundleException.RESOLVE_ERROR) {
            return;
        }
        String name = entry.getLoggerName() == null ? "LogService" : entry.getLoggerName();
        Logger log = LoggerFactory.getLogger(name.startsWith("Events.") ? "org.osgi." + name : name);
        String message = entry.getBundle() == null || name.startsWith("org.enlace.")
                ? entry.getMessage()
                : entry.getBundle().getSymbolicName() + ": " + entry.getMessage();
        switch (entry.getLogLevel()) {
            case AUDIT, INFO -> log.info(message, failure);
            case ERROR -> log.error(message, failure);
            case WARN -> log.warn(message, failure);
            default -> log.debug(message, failure);
        }
    }
}
