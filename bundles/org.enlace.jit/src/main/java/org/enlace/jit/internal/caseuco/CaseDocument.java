package org.enlace.jit.internal.caseuco;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.enlace.jit.caseuco.Vocabulary;
import org.enlace.platform.Texts;
import org.enlace.reference.ReferenceEntry;

/** A document in JSON-LD: its context, and its nodes, one a line. The same evidence gives the same bytes. */
public final class CaseDocument {
    /** JSON-LD. */
    public static final String MEDIA_TYPE = "application/ld+json";

    public static final String ENDING = ".jsonld";

    private static final ObjectWriter NODES = new ObjectMapper()
            .writer()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final CaseExports exports;
    private final Texts texts = Texts.of(CaseDocument.class);

    public CaseDocument(CaseExports exports) {
        this.exports = exports;
    }

    /**
     * Writes what was begun. Where it fails on the way, what was written is no JSON: nobody takes a part for the whole.
     *
     * @param handling what the reference data in force says of handling codes
     */
    public void write(CaseExports.Begun begun, List<ReferenceEntry> handling, OutputStream out) throws IOException {
        try (Lines lines = new Lines(out)) {
            exports.write(
                    begun,
                    handling,
                    (items, leftOut) -> texts.get(begun.language(), "caseuco.about", items, leftOut),
                    lines::take);
            lines.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class Lines implements AutoCloseable {
        private final OutputStream out;
        private boolean first = true;

        private Lines(OutputStream target) throws IOException {
            out = new BufferedOutputStream(target, 1 << 16);
            text("{\"@context\":");
            NODES.writeValue(out, Vocabulary.context());
            text(",\n\"@graph\":[");
        }

        private void text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }

        private void take(List<Map<String, Object>> nodes) {
            try {
                for (Map<String, Object> node : nodes) {
                    text(first ? "\n" : ",\n");
                    first = false;
                    NODES.writeValue(out, node);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void end() throws IOException {
            text("\n]}\n");
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
