package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Who may run a node. */
class SuperUserTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    private final Console console = new Console(stream, stream);

    private void require(boolean root, boolean demo, boolean allowed) {
        SuperUser.require(root, demo, allowed, console);
    }

    @Test
    void rootIsRefusedWithTheWayOut() {
        Refused refused = assertThrows(Refused.class, () -> require(true, false, false));
        assertEquals(2, refused.exitCode());
        assertTrue(refused.getMessage().contains("--allow-root"), refused.getMessage());
        assertTrue(refused.getMessage().contains("ENLACE_ALLOW_ROOT=1"), refused.getMessage());
    }

    @Test
    void rootThatIsAllowedAndEverybodyElseMayWithoutAWord() {
        require(true, false, true);
        require(false, false, false);
        require(false, true, false);
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aDemonstrationOnlyWarns() {
        require(true, true, false);
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("runs as root"));
    }
}
