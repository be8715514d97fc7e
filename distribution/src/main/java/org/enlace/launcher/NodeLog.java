package org.enlace.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What the node logs unless {@code ENLACE_DATA/config/logback.xml} says otherwise: {@code enlace.log} in the data folder, a new
 * file each day or at 10 MB, thirty days, 200 MB at most, in lines for people or in JSON for programs. Logback finds it as a service. Said in Java because a start would
 * otherwise load a parser of XML, and keep it, for nothing else.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class NodeLog extends ContextAwareBase implements Configurator {
    /** The folder to log in, as a system property; the log is somebody else's where there is none. */
    static final String FOLDER = "enlace.log";

    /** Whether each entry is a JSON object, as a system property. */
    static final String JSON = "enlace.log.json";

    /** A message is one line, whatever was in it: nobody writes lines of their own into the log. */
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level [%thread] %logger{36} -"
            + " %replace(%msg){'[\\r\\n]+', ' | '}%n";

    /** Libraries speak up only when something is amiss; SQL with its values and the bodies of requests are never logged. */
    private static final List<String> QUIET = List.of(
            "org.apache",
            "org.eclipse",
            "org.glassfish",
            "org.flywaydb",
            "org.postgresql",
            "com.zaxxer.hikari",
            "jakarta",
            "Events");

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        QUIET.forEach(name -> log.getLogger(name).setLevel(Level.WARN));
        // It warns of vector instructions, which no search here uses.
        log.getLogger("org.apache.lucene").setLevel(Level.ERROR);
        // Whoever finds the port of SSH makes it warn of what they sent; the shell itself says who was refused.
        log.getLogger("org.apache.sshd").setLevel(Level.ERROR);
        Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(file(log, Path.of(folder)));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext log, Path folder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(log);
        file.setName("FILE");
        file.setFile(folder.resolve("enlace.log").toString());
        file.setEncoder(Boolean.getBoolean(JSON) ? objects(log) : lines(log));

        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(log);
        rolling.setParent(file);
        rolling.setFileNamePattern(
                folder.resolve("enlace-%d{yyyy-MM-dd}.%i.log.gz").toString());
        rolling.setMaxFileSize(FileSize.valueOf("10MB"));
        rolling.setMaxHistory(30);
        rolling.setTotalSizeCap(FileSize.valueOf("200MB"));
        rolling.start();

        file.setRollingPolicy(rolling);
        file.start();
        return file;
    }

    private static Encoder<ILoggingEvent> lines(LoggerContext log) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(log);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }

    /** What the lines say and nothing else: no values beside the message, which would be a way around what is never logged. */
    static Encoder<ILoggingEvent> objects(LoggerContext log) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(log);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithKVPList(false);
        encoder.setWithMDC(false);
        encoder.setWithMarkers(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.start();
        return encoder;
    }
}
