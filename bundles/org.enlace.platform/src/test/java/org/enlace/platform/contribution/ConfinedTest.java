package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a command reads and writes for whom. */
class ConfinedTest {
    @TempDir
    Path data;

    private Path folder;

    @BeforeEach
    void links() throws IOException {
        folder = Files.createDirectories(data.resolve("files"));
        Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(folder.resolve("out"), data);
        Files.createSymbolicLink(folder.resolve("nowhere"), data.resolve("is-not-there"));
        Files.createSymbolicLink(folder.resolve("in"), folder.resolve("inside"));
    }

    private Invocation from(Origin.Door door) {
        Caller caller = new Caller(
                new OfficerId("ana"),
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(door));
        return new Invocation(
                List.of(),
                Map.of(),
                folder,
                new PrintWriter(new StringWriter()),
                (step, done, total) -> {},
                caller,
                80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..", "../x", "/etc/passwd", "a/../../x", "out", "out/x", "nowhere", "nowhere/x", "../filesx"})
    void who_comes_from_elsewhere_gets_out_by_no_path(String typed) {
        assertEquals(
                "shell.outside",
                assertThrows(Refusal.class, () -> from(Origin.Door.SSH).path(typed))
                        .code());
        from(Origin.Door.SHELL).path(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "inside/new/file", "in/x", "a/../b", "."})
    void inside_all_is_as_at_the_console(String typed) {
        assertEquals(from(Origin.Door.SHELL).path(typed), from(Origin.Door.SSH).path(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "", "  "})
    void what_is_no_path_is_said(String typed) {
        for (Origin.Door door : List.of(Origin.Door.SSH, Origin.Door.SHELL)) {
            assertEquals(
                    "shell.path",
                    assertThrows(Refusal.class, () -> from(door).path(typed)).code());
        }
    }
}
