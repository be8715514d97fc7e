package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

/** The log in JSON, by the node itself and by a configuration as the guide prints it. */
class NodeLogTest {
    @TempDir
    private Path folder;

    @Test
    void theEncoderThatTheGuidePrintsSaysWhatTheNodesOwnSaysAndNothingBesideTheMessage() throws Exception {
        LoggerContext log = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "", log.getLogger("o.e.x"), Level.INFO, "Done: {}", null, new Object[] {"secret-argument"});
        event.setThreadName("main");
        event.setInstant(Instant.EPOCH);
        event.setMDCPropertyMap(Map.of("secret-mdc", "x"));
        event.addMarker(MarkerFactory.getMarker("secret-marker"));
        event.setKeyValuePairs(List.of(new KeyValuePair("secret-pair", "x")));
        event.setLoggerContextRemoteView(log.getLoggerContextRemoteView());
        String own = new String(NodeLog.objects(log).encode(event), StandardCharsets.UTF_8);
        assertEquals(own, new String(printed(log).encode(event), StandardCharsets.UTF_8));
        assertTrue(own.contains("\"formattedMessage\":\"Done: secret-argument\""), own);
        assertEquals(own.indexOf("secret-"), own.lastIndexOf("secret-"), own);
        assertFalse(own.contains("\"context\"") || own.contains("sequenceNumber"), own);
    }

    private Encoder<ILoggingEvent> printed(LoggerContext log) throws Exception {
        String guide = Files.readString(Path.of("../docs/administer.md"));
        int from = guide.indexOf("<encoder class=\"ch.qos.logback.classic.encoder.JsonEncoder\">");
        String encoder = guide.substring(from, guide.indexOf("</encoder>", from) + "</encoder>".length());
        String whole = "<configuration><appender name=\"FILE\" class=\"ch.qos.logback.core.FileAppender\"><file>"
                + folder.resolve("enlace.log") + "</file>" + encoder
                + "</appender><root level=\"INFO\"><appender-ref ref=\"FILE\"/></root></configuration>";
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(log);
        configurator.doConfigure(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
        return ((FileAppender<ILoggingEvent>) log.getLogger("ROOT").getAppender("FILE")).getEncoder();
    }
}
