package org.enlace.launcher.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes archives whose bytes depend on the contents only: sorted entries, one time stamp, fixed owners and modes. */
final class Archives {
    private Archives() {}

    /** The installation as {@code base.tar.gz} and {@code base.zip}, every entry below one folder. */
    static void distribution(Path home, String folder, Path base, Instant time) throws IOException {
        zip(home, folder + "/", Path.of(base + ".zip"), time);
        tar(home, folder + "/", Path.of(base + ".tar.gz"), time);
    }

    static void zip(Path folder, String prefix, Path archive, Instant time) throws IOException {
        Files.deleteIfExists(archive);
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(archive)) {
            for (Path file : manifestFirst(Folders.files(folder))) {
                ZipArchiveEntry entry = new ZipArchiveEntry(prefix + Folders.name(folder, file));
                // DOS time has no zone; the extended field, which has one, is left out.
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                entry.setUnixMode(0100000 | mode(file));
                out.putArchiveEntry(entry);
                Files.copy(file, out);
                out.closeArchiveEntry();
            }
        }
    }

    /** Who reads an archive as a stream must come upon the manifest first. */
    private static List<Path> manifestFirst(List<Path> files) {
        return Stream.of(true, false)
                .flatMap(first -> files.stream().filter(file -> file.endsWith(JarFile.MANIFEST_NAME) == first))
                .toList();
    }

    private static void tar(Path folder, String prefix, Path archive, Instant time) throws IOException {
        GzipParameters plain = new GzipParameters();
        plain.setModificationInstant(Instant.EPOCH);
        plain.setCompressionLevel(9);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                GzipCompressorOutputStream gzip = new GzipCompressorOutputStream(file, plain);
                TarArchiveOutputStream out = new TarArchiveOutputStream(gzip)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path source : Folders.files(folder)) {
                TarArchiveEntry entry = new TarArchiveEntry(prefix + Folders.name(folder, source));
                entry.setSize(Files.size(source));
                entry.setLastModifiedTime(FileTime.from(time));
                entry.setMode(mode(source));
                entry.setIds(0, 0);
                entry.setNames("root", "root");
                out.putArchiveEntry(entry);
                Files.copy(source, out);
                out.closeArchiveEntry();
            }
        }
    }

    private static int mode(Path file) {
        return Files.isExecutable(file) && file.getParent().endsWith("bin") ? 0755 : 0644;
    }

    /**
     * A copy of a jar without its signature: class data sharing on JDK 17 does not bear a signed framework. The digests of
     * the entries go with it. A jar without a signature is copied as it is.
     */
    static void unsigned(Path jar, Path copy, Instant time) throws IOException {
        if (!signed(jar)) {
            Files.copy(jar, copy);
            return;
        }
        try (ZipFile source = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(copy)))) {
            Enumeration<? extends ZipEntry> entries = source.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (signature(entry.getName())) {
                    continue;
                }
                ZipEntry kept = new ZipEntry(entry.getName());
                kept.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                out.putNextEntry(kept);
                if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    manifest(source, entry).write(out);
                } else {
                    source.getInputStream(entry).transferTo(out);
                }
                out.closeEntry();
            }
        }
    }

    /** A jar of those entries of another whose names begin with one of some words. */
    static void part(Path jar, List<String> beginnings, Path part, Instant time) throws IOException {
        try (ZipFile source = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            List<? extends ZipEntry> entries = source.stream()
                    .filter(entry -> beginnings.stream().anyMatch(entry.getName()::startsWith) && !entry.isDirectory())
                    .sorted(java.util.Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                ZipEntry kept = new ZipEntry(entry.getName());
                kept.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                out.putNextEntry(kept);
                source.getInputStream(entry).transferTo(out);
                out.closeEntry();
            }
        }
    }

    private static boolean signed(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> signature(entry.getName()));
        }
    }

    private static boolean signature(String name) {
        return name.startsWith("META-INF/")
                && name.indexOf('/', "META-INF/".length()) < 0
                && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA") || name.endsWith(".EC"));
    }

    private static Manifest manifest(ZipFile jar, ZipEntry entry) throws IOException {
        Manifest manifest = new Manifest(jar.getInputStream(entry));
        manifest.getEntries().values().removeIf(Archives::onlyDigests);
        return manifest;
    }

    private static boolean onlyDigests(Attributes attributes) {
        attributes.keySet().removeIf(key -> key.toString().endsWith("-Digest"));
        return attributes.isEmpty();
    }
}
