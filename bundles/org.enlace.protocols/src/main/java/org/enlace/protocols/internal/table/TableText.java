package org.enlace.protocols.internal.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.TableMapping.Letters;

/** The bytes of a table, and what they say. */
public final class TableText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TableText() {}

    /** The file within its limit. */
    public static byte[] bytes(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(ProtocolImports.BYTES_AT_MOST + 1);
            fits(bytes.length);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be read to its end", e);
        }
    }

    /** Refuses what has more bytes than a file of an import may have. */
    public static void fits(int bytes) {
        int most = ProtocolImports.BYTES_AT_MOST / (1024 * 1024);
        if (bytes > ProtocolImports.BYTES_AT_MOST) {
            throw new Refusal(
                            "import.too-large",
                            "The file has more than " + most + " MiB; cut it into smaller files",
                            most)
                    .at("file");
        }
    }

    /** Whether they are a ZIP, as an XLSX is. */
    public static boolean workbook(byte[] bytes) {
        return begins(bytes, 'P', 'K', 3, 4);
    }

    /** What a spreadsheet saved as UTF-16 is turned into UTF-8, which is all that is kept; the rest stays as it is. */
    public static byte[] kept(byte[] bytes) {
        Charset wide = begins(bytes, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : begins(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
        byte[] kept =
                wide == null ? bytes : new String(bytes, 2, bytes.length - 2, wide).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < kept.length; i++) {
            int b = kept[i] & 0xff;
            if (b < 0x20 && b != '\t' && b != '\n' && b != '\r') {
                throw new Refusal(
                                "import.table.binary",
                                "The file is no table: the byte at position " + (i + 1)
                                        + " stands in no text; save it as CSV or XLSX",
                                Integer.toString(i + 1))
                        .at("file");
            }
        }
        return kept;
    }

    /** What the bytes are, as far as they tell. */
    public static Letters letters(byte[] bytes) {
        return decode(bytes, StandardCharsets.UTF_8) == null ? Letters.WINDOWS_1252 : Letters.UTF_8;
    }

    /** What the bytes say, without a byte order mark. */
    public static String text(byte[] bytes, Letters letters) {
        CharBuffer decoded = decode(bytes, letters == Letters.UTF_8 ? StandardCharsets.UTF_8 : WINDOWS);
        if (decoded == null) {
            int place = fault(bytes, letters == Letters.UTF_8 ? StandardCharsets.UTF_8 : WINDOWS);
            if (letters == Letters.UTF_8) {
                throw new Refusal(
                                "import.not-text",
                                "The file is not UTF-8 text: the byte at position " + place
                                        + " belongs to no character; save it as UTF-8",
                                place)
                        .at("letters");
            }
            throw new Refusal(
                            "import.table.binary",
                            "The file is no table: the byte at position " + place
                                    + " stands in no text; save it as CSV or XLSX",
                            Integer.toString(place))
                    .at("file");
        }
        String text = decoded.toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static CharBuffer decode(byte[] bytes, Charset letters) {
        CharsetDecoder decoder = letters.newDecoder();
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        if (decoder.decode(ByteBuffer.wrap(bytes), out, true).isError()) {
            return null;
        }
        return out.flip();
    }

    private static int fault(byte[] bytes, Charset letters) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = letters.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true);
        return result.isError() ? in.position() + 1 : 0;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (bytes.length <= at || (bytes[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }
}
