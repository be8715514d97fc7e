package org.enlace.modules.internal.adoption;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What a document may be, told by its content and not by its name. */
enum FileKind {
    PDF("application/pdf"),
    ODT("application/vnd.oasis.opendocument.text"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PNG("image/png"),
    JPEG("image/jpeg");

    private static final int MEMBERS_LOOKED_AT = 200;

    private final String type;

    FileKind(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** Empty when it is none of them. */
    static Optional<FileKind> of(byte[] content) {
        if (begins(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(PDF);
        }
        if (begins(content, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
            return Optional.of(PNG);
        }
        if (begins(content, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of(JPEG);
        }
        return begins(content, new byte[] {'P', 'K', 3, 4}) ? office(content) : Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] mark) {
        return content.length > mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }

    /** An ODT says so in its first member; a DOCX holds a list of types and the document. Nothing is unpacked. */
    private static Optional<FileKind> office(byte[] content) {
        byte[] odt = ("mimetype" + ODT.type).getBytes(StandardCharsets.US_ASCII);
        if (content.length > 30 + odt.length
                && Arrays.equals(content, 30, 30 + odt.length, odt, 0, odt.length)
                && content[30 + odt.length] == 'P') {
            return Optional.of(ODT);
        }
        Set<String> names = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; entry != null && i < MEMBERS_LOOKED_AT; i++) {
                names.add(entry.getName());
                entry = zip.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return names.containsAll(Set.of("[Content_Types].xml", "word/document.xml"))
                ? Optional.of(DOCX)
                : Optional.empty();
    }
}
