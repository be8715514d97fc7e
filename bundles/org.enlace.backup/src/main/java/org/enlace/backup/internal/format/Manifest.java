package org.enlace.backup.internal.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.audit.proof.Canonical;
import org.enlace.persistence.DatabaseCopies;

/**
 * What a backup consists of. It is written last: what has no manifest is no backup. Nothing in it is secret.
 *
 * @param id       names the backup and its folder, such as {@code 20261129T215015123Z-1a2b}
 * @param country  of the node
 * @param node     which node of the country, 8 hexadecimal digits
 * @param platform the release that made it
 * @param engine   of the database
 * @param full     whether every file was read again
 * @param setup    the id of the {@link Setup} it is sealed to
 * @param database what the chunks of the database take, with those of earlier backups of the same folder
 * @param files    how many files the node keeps, with those in earlier backups of the same folder
 * @param bytes    what they take
 * @param erased   files that the copy of the database names and that were erased while the backup was made
 * @param lost     files that the node should have and has not
 * @param anchor   the head of the audit just before the database was copied, as a line of a file of anchors
 */
public record Manifest(
        String id,
        Instant made,
        String country,
        String node,
        String platform,
        String engine,
        boolean full,
        String setup,
        SealedKey key,
        List<Member> members,
        long database,
        long files,
        long bytes,
        List<String> erased,
        List<String> lost,
        String anchor) {
    public static final String FILE = "manifest.json";
    public static final String ID = "[0-9]{8}T[0-9]{9}Z-[0-9a-f]{4}";
    private static final String MEMBER = "[a-z]{1,20}\\.(sealed|list)";

    /** Told on a terminal before anybody knows whose the backup is. */
    private static final Map<String, String> WORDS = Map.of(
            "id",
            ID,
            "country",
            "[A-Z]{2}",
            "node",
            "[0-9a-f]{8}",
            "platform",
            "[0-9A-Za-z._+-]{1,60}",
            "engine",
            "[a-z]{1,20}");

    /** @param name of the file in the backup's folder */
    public record Member(String name, long bytes, String sha256) {}

    public Manifest {
        members = List.copyOf(members);
        erased = List.copyOf(erased);
        lost = List.copyOf(lost);
    }

    public byte[] toBytes() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", 1L);
        all.put("id", id);
        all.put("made", made.toString());
        all.put("country", country);
        all.put("node", node);
        all.put("platform", platform);
        all.put("engine", engine);
        all.put("full", full);
        all.put("setup", setup);
        all.put("ephemeral", Setup.encoded(key.ephemeral()));
        all.put("key", Setup.encoded(key.wrapped()));
        all.put(
                "members",
                members.stream()
                        .map(member -> (Object)
                                Map.of("name", member.name(), "bytes", member.bytes(), "sha256", member.sha256()))
                        .toList());
        all.put("database", database);
        all.put("files", files);
        all.put("bytes", bytes);
        all.put("erased", erased);
        all.put("lost", lost);
        all.put("anchor", anchor);
        return (Canonical.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public static Manifest parse(byte[] bytes) throws Damaged {
        Fields fields = Fields.of(FILE, bytes);
        if (fields.number("format") != 1) {
            throw new Damaged("The backup has the format " + fields.number("format")
                    + ", which a later release of Enlace writes; use that one");
        }
        List<Member> members = new ArrayList<>();
        for (Fields member : fields.list("members")) {
            members.add(new Member(member.text("name"), member.number("bytes"), member.text("sha256")));
        }
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            if (!fields.text(word.getKey()).matches(word.getValue())) {
                throw new Damaged("\"" + FILE + "\" has a \"" + word.getKey() + "\" that no release of Enlace writes");
            }
        }
        // A name leads nowhere but into the backup's own folder.
        if (members.stream().anyMatch(member -> !member.name().matches(MEMBER) || member.bytes() < 0)
                || fields.number("database") < 0
                || fields.number("files") < 0
                || fields.number("bytes") < 0) {
            throw new Damaged("\"" + FILE + "\" names what no release of Enlace writes");
        }
        return new Manifest(
                fields.text("id"),
                instant(fields, "made"),
                fields.text("country"),
                fields.text("node"),
                fields.text("platform"),
                fields.text("engine"),
                fields.flag("full"),
                fields.text("setup"),
                new SealedKey(fields.bytes("ephemeral"), fields.bytes("key")),
                members,
                fields.number("database"),
                fields.number("files"),
                fields.number("bytes"),
                fields.texts("erased"),
                fields.texts("lost"),
                fields.text("anchor"));
    }

    static Instant instant(Fields fields, String name) throws Damaged {
        try {
            return Instant.parse(fields.text(name));
        } catch (DateTimeException e) {
            throw new Damaged("\"" + fields.text(name) + "\" is no time", e);
        }
    }

    /** The bytes of its members. */
    public long stored() {
        return members.stream().mapToLong(Member::bytes).sum();
    }

    /** The bytes of the whole backup, wherever in the folder they lie. */
    public long size() {
        return stored() + database + bytes;
    }

    /** The bytes of database, keys and small files once they are restored, about; a database of PostgreSQL goes to its server. */
    public long unpacked() {
        return stored() + (engine.equals(DatabaseCopies.POSTGRESQL) ? 0 : database);
    }

    /** The bytes of a data folder that is restored from it, about. */
    public long needed() {
        return unpacked() + bytes;
    }
}
