package org.enlace.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a content is taken for, whatever its name says. */
class SnifferTest {
    /** What records take along. */
    private static final Set<String> TAKEN = Set.of(
            "application/pdf",
            "image/*",
            "text/plain",
            "application/zip",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text");

    private final Sniffer sniffer = new Sniffer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u00FF\u00FF\u0000\u0000",
                "\u007FELF\u0002\u0001\u0001\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0003\u0000\u003E\u0000",
                "#!/bin/sh\nrm -rf /\n%PDF-1.7\n",
                "<!DOCTYPE html><html><script>alert(1)</script></html>\n%PDF-1.7\n",
                "\u00CA\u00FE\u00BA\u00BE\u0000\u0000\u0000\u0034"
            })
    void a_program_that_is_named_a_pdf_is_not_taken_for_one(String program) {
        String type = sniffer.type(program.getBytes(StandardCharsets.ISO_8859_1), "informe.pdf");
        assertFalse(Sniffer.taken(TAKEN, type), type);
    }

    /** It is a PDF for who shows it, and shown in a sandbox without scripts; nobody here ever runs a file. */
    @Test
    void a_pdf_with_a_program_behind_it_is_a_pdf() {
        byte[] both = ("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n" + "PK\u0003\u0004" + "#!/bin/sh\nrm -rf /\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("application/pdf", sniffer.type(both, "informe.exe"));
        assertEquals("application/pdf", sniffer.type(both, "informe.zip"));
    }
}
