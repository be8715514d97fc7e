package org.enlace.protocols;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents to test with. */
public final class Fixtures {
    private Fixtures() {}

    /** The Uruguayan protocol on trafficking, shortened. */
    public static ProtocolDraft uruguayanProtocol() {
        return new ProtocolDraft(
                "Protocolo de detección e investigación en trata, tráfico y explotación de personas",
                Map.of("es", "Ordena la detección y la investigación.", "en", "Organises detection and investigation."),
                "protocol",
                "Ministerio del Interior (Poder Ejecutivo)",
                "UY",
                "South America",
                new ProtocolDraft.Instrument("decree", "262/019", "2019-09-09"),
                "2019-09-09",
                List.of("es"),
                List.of("0204", "08051", "0302"),
                List.of("detection", "identification", "investigation"),
                "http://www.impo.com.uy/bases/decretos-originales/262-2019",
                null,
                null,
                "unknown",
                List.of(new ProtocolDraft.Item(
                        "define-roles",
                        Map.of("es", "Describir quién hace qué.", "en", "Describe who does what."),
                        true)),
                null,
                "Title, body, number and date as printed",
                "http://www.impo.com.uy/bases/decretos-originales/262-2019",
                true,
                null,
                null,
                null,
                null);
    }

    /** The fields of a draft by their names in JSON, so that a test can change one. */
    public static ProtocolDraft with(ProtocolDraft draft, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (var component : ProtocolDraft.class.getRecordComponents()) {
            try {
                fields.put(component.getName(), component.getAccessor().invoke(draft));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        if (!fields.containsKey(field)) {
            throw new IllegalArgumentException("A draft has no " + field);
        }
        fields.put(field, value);
        try {
            return (ProtocolDraft) ProtocolDraft.class.getDeclaredConstructors()[0].newInstance(
                    fields.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    public static ProtocolDraft titled(String title) {
        return with(uruguayanProtocol(), "title", title);
    }
}
