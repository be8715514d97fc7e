package org.enlace.jit.internal.work;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;
import org.enlace.files.FileName;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Said;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** A part of an entry's file as it travels; its owner is that of the record that carries it. */
public final class FileWire {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-file";

    public static final int FORMAT = 1;

    /** How large a file may be, in bytes: eight records, some seventy seconds on the slowest line the design reckons with. */
    public static final int LARGEST = 5_000_000;

    /** What one record carries, in bytes: in Base64 and sealed it is as large as a record may be. */
    static final int PART = 625_000;

    private static final Set<String> NAMES =
            Set.of("team", "entry", "file", "name", "sha256", "size", "added", "part", "data");

    private FileWire() {}

    /**
     * A part, and what it is a part of.
     *
     * @param number from 1
     * @param data   of the part alone, in Base64
     */
    record Piece(
            RecordId team,
            RecordId entry,
            RecordId file,
            String name,
            String sha256,
            int size,
            Instant added,
            int number,
            String data) {}

    /** How many parts so many bytes have. */
    static int parts(int size) {
        return (size + PART - 1) / PART;
    }

    /** How many bytes a part has. */
    static int length(int size, int number) {
        return number < parts(size) ? PART : size - (number - 1) * PART;
    }

    /** @param data of the part alone */
    public static String text(EntryFileStore.Row file, int number, byte[] data) {
        return Said.text(out -> {
            out.writeStringField("team", file.team().toString());
            out.writeStringField("entry", file.entry().toString());
            out.writeStringField("file", file.id().toString());
            out.writeStringField("name", file.name());
            out.writeStringField("sha256", file.sha256());
            out.writeNumberField("size", file.size());
            out.writeStringField("added", file.added().toString());
            out.writeNumberField("part", number);
            out.writeStringField("data", Base64.getEncoder().encodeToString(data));
        });
    }

    /**
     * Reads what came, strictly.
     *
     * @throws Refusal {@code jit.form}; {@code jit.file-large}
     */
    static Piece read(String text) {
        Said said = Said.of(text, "file", NAMES);
        Instant added = said.moment("added");
        int size = said.count("size");
        int number = said.count("part");
        if (size > LARGEST) {
            throw new Refusal(
                            "jit.file-large",
                            "A file of an entry has at most " + LARGEST + " bytes, and this one says " + size,
                            LARGEST)
                    .at("size");
        }
        if (size < 1 || number < 1 || number > parts(size) || !added.equals(added.truncatedTo(ChronoUnit.MICROS))) {
            throw Said.form(size < 1 ? "size" : number < 1 || number > parts(size) ? "part" : "added");
        }
        if (bytes(said.word("data")).length != length(size, number)) {
            throw Said.form("data");
        }
        return new Piece(
                said.id("team"),
                said.id("entry"),
                said.id("file"),
                name(said.word("name")),
                hash(said.word("sha256")),
                size,
                added,
                number,
                said.word("data"));
    }

    /** @throws Refusal {@code jit.form} */
    static byte[] bytes(String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw Said.form("data");
        }
    }

    /** As a file may be called here, and no otherwise. */
    private static String name(String given) {
        try {
            if (new FileName(given).value().equals(given)) {
                return given;
            }
        } catch (Refusal refusal) {
            // Not a word of it is repeated.
        }
        throw Said.form("name");
    }

    private static String hash(String given) {
        try {
            return new Sha256(given).value();
        } catch (Refusal refusal) {
            throw Said.form("sha256");
        }
    }
}
