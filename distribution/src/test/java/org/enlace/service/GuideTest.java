package org.enlace.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.service.Guide.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a document's steps are read and judged. */
class GuideTest {
    @TempDir
    private Path folder;

    @Test
    void theStepsOfOneHeadingAreTakenAndNoOthers() throws Exception {
        Path document = Files.writeString(folder.resolve("guide.md"), """
                ## Before
                ```
                $ not this
                ```
                ### On the server
                Type:
                ```
                $ one --two
                said …
                # not a heading

                $ three
                ```
                ### After
                ```
                $ nor this
                ```
                """);
        assertEquals(
                List.of(new Step("one --two", List.of("said …", "# not a heading")), new Step("three", List.of())),
                Guide.below(document, "### On the server"));
        assertThrows(IllegalStateException.class, () -> Guide.below(document, "### Elsewhere"));
    }

    @Test
    void anAnswerIsComparedLineByLineButForWhatVaries() {
        Step step = new Step("x", List.of("a.deb: OK", "…", "Ready at … (process …)"));
        assertEquals(List.of(), step.differences("first\na.deb: OK\nmore\nReady at http://h (process 12)\nlast"));
        assertEquals(
                List.of("a.deb: OK"),
                step.differences("aXdeb: OK\nReady at http://h (process 12)").subList(0, 1));
        assertEquals(List.of("Ready at … (process …)"), step.differences("a.deb: OK\nready at http://h (process 12)"));
        // Not in the other order.
        assertEquals(List.of("Ready at … (process …)"), step.differences("Ready at http://h (process 12)\na.deb: OK"));
    }
}
