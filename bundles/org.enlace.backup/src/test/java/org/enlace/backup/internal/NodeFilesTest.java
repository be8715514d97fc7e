package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFilesTest {
    @TempDir
    private Path data;

    @Test
    void the_host_key_and_the_history_are_kept_and_what_officers_carry_through_ssh_is_not() throws IOException {
        for (String name : List.of(
                "config/unit.json",
                "ssh/host_ed25519",
                "shell/history",
                "shell/files/export.zip",
                "keys/keystore",
                "database/log",
                "files/ab/abc",
                "lost+found/#12")) {
            Path file = data.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NodeFiles(data).write(out);
        List<String> kept = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                kept.add(entry.getName());
                assertEquals(entry.getName(), new String(zip.readAllBytes()));
            }
        }
        assertEquals(List.of("config/unit.json", "shell/history", "ssh/host_ed25519"), kept);
    }
}
