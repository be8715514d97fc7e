package org.enlace.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.enlace.launcher.build.Signer;
import org.enlace.node.sample.Broken;
import org.enlace.node.sample.Hanging;
import org.enlace.node.sample.Stubborn;
import org.enlace.node.sample.Throwing;
import org.enlace.node.sample.Unwell;

/** Archives of the notes nobody should take in, and the code of the reason why. */
final class HostileArchives {
    private static final int MANY = 10_000;
    private static final int BOMB = 64 << 20;

    private final Path folder;
    private final String version;
    private final Map<String, Hostile> all = new LinkedHashMap<>();

    /**
     * An archive that must not come in.
     *
     * @param code of the refusal
     */
    record Hostile(Path archive, String code) {}

    private HostileArchives(Path folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    /** Each by what is wrong with it. */
    static Map<String, Hostile> of(Path folder, String version) throws IOException {
        HostileArchives archives = new HostileArchives(Files.createDirectories(folder), version);
        archives.signedByNobody();
        archives.misshapen();
        archives.lying();
        archives.broken();
        return archives.all;
    }

    /** Those that are only found out when they are brought up. */
    static Map<String, Hostile> broken(Path folder, String version) throws IOException {
        HostileArchives archives = new HostileArchives(Files.createDirectories(folder), version);
        archives.broken();
        return archives.all;
    }

    private void signedByNobody() throws IOException {
        add("unsigned", "module.unsigned", notes().unsigned(folder));
        Path stranger = notes().unsigned(folder);
        Signer.development(folder.resolve("stranger")).sign(stranger);
        add("signed by a stranger", "module.signer-unknown", stranger);
        Path changed = SampleModule.signed(notes().unsigned(folder));
        Path bundle = changed.resolve("bundles/notes-" + version + ".jar");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        add("one byte of a bundle changed", "module.signature-broken", changed);
        Path more = SampleModule.signed(notes().unsigned(folder));
        Files.writeString(more.resolve("more.txt"), "more");
        add("a member more", "module.member-unsigned", more);
    }

    private void misshapen() throws IOException {
        Path signed = SampleModule.signed(notes().unsigned(folder));
        misshapen("a path that leads out", "path", signed, zip -> SampleModule.member(zip, "../out.txt", new byte[1]));
        misshapen(
                "a member twice",
                "duplicate",
                signed,
                zip -> SampleModule.member(zip, "feature.json", new byte[] {'{', '}'}));
        misshapen("10 000 members", "members", signed, zip -> {
            for (int i = 0; i < MANY; i++) {
                SampleModule.member(zip, "more/" + i, new byte[0]);
            }
        });
        misshapen("a bomb that says so", "bomb", signed, zip -> raw(zip, "bomb", new byte[16], 2L << 30));
        Path bundle = signed.resolve("bundles/notes-" + version + ".jar");
        long size = Files.size(bundle);
        Files.delete(bundle);
        misshapen(
                "a bomb that does not",
                "bomb",
                signed,
                zip -> raw(zip, "bundles/notes-" + version + ".jar", deflated(BOMB), size));
    }

    private interface More {
        void to(ZipArchiveOutputStream zip) throws IOException;
    }

    private void misshapen(String what, String rule, Path signed, More more) throws IOException {
        Path archive = folder.resolve(what.replace(' ', '-') + ".zip");
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            for (String name : new String[] {
                "META-INF/MANIFEST.MF",
                "META-INF/ENLACE.SF",
                "META-INF/ENLACE.RSA",
                "feature.json",
                "bundles/notes-" + version + ".jar"
            }) {
                if (Files.exists(signed.resolve(name))) {
                    SampleModule.member(zip, name, Files.readAllBytes(signed.resolve(name)));
                }
            }
            more.to(zip);
        }
        all.put(what, new Hostile(archive, "module.archive-" + rule));
    }

    /** A member whose size is not the one of its content. */
    private static void raw(ZipArchiveOutputStream zip, String name, byte[] packed, long size) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(size);
        entry.setCompressedSize(packed.length);
        CRC32 crc = new CRC32();
        crc.update(packed);
        entry.setCrc(crc.getValue());
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
    }

    private static byte[] deflated(int zeros) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(new byte[zeros]);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private void lying() throws IOException {
        Path hash = notes().unsigned(folder);
        feature(
                hash,
                text -> text.replaceAll("\"sha256\": \"[0-9a-f]{64}\"", "\"sha256\": \"" + "0".repeat(64) + "\""));
        add("another hash in its feature", "module.bundle-hash", SampleModule.signed(hash));
        Path missing = notes().unsigned(folder);
        feature(
                missing,
                text -> text.replace(
                        "\"bundles\": [",
                        "\"bundles\": [{\"id\": \"org.sample:absent:1.0.0\", \"sha256\": \"" + "0".repeat(64)
                                + "\"}, "));
        add("a bundle missing", "module.bundle-missing", SampleModule.signed(missing));
    }

    private static void feature(Path staged, UnaryOperator<String> change) throws IOException {
        Path feature = staged.resolve("feature.json");
        String text = Files.readString(feature);
        String changed = change.apply(text);
        if (changed.equals(text)) {
            throw new AssertionError("Nothing was changed in " + text);
        }
        Files.writeString(feature, changed);
    }

    private void broken() throws IOException {
        add("an import nobody exports", "module.not-linked", notes().importing("org.nowhere"));
        add("an activator that throws", "module.start-failed", notes().startedBy(Throwing.class));
        add("an activator that hangs", "module.start-hangs", notes().startedBy(Hanging.class));
        add(
                "a component that throws",
                "module.component-failed",
                notes().with(Broken.class, "java.util.function.Supplier"));
        add("a page nobody serves", "module.page-failed", notes().showing("/nowhere"));
        add("a check that never passes", "module.unwell", notes().with(Unwell.class, Names.CHECK));
        add("a permission of somebody else's", "module.permission-taken", notes().permitting("protocols.read"));
        add("a migration that fails half-way", "module.records-failed", notes().script("V3__half.sql", """
            create table ${schema}.half (id varchar(36) not null primary key);
            update ${schema}.note set words = 'lost';
            alter table ${schema}.nowhere add column x integer;
            """));
        add(
                "an activator that does not mind being interrupted",
                "module.start-hangs",
                notes().startedBy(Stubborn.class));
    }

    private static final class Names {
        private static final String CHECK = "org.enlace.platform.contribution.HealthCheck";
    }

    private SampleModule notes() {
        return SampleModule.notes(version);
    }

    private void add(String what, String code, SampleModule module) throws IOException {
        add(what, code, SampleModule.signed(module.unsigned(folder)));
    }

    private void add(String what, String code, Path staged) throws IOException {
        Path archive = folder.resolve(what.replace(' ', '-') + ".zip");
        all.put(what, new Hostile(SampleModule.zipped(staged, archive), code));
    }
}
