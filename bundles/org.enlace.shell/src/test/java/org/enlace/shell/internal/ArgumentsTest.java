package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.enlace.platform.contribution.Command;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private final Command plain = Fixture.command("module", "list", i -> 0);
    private final Command one = Fixture.withModule("module", "info", i -> 0);
    private final Command many = new Fixture.Declared(
            "module",
            "install",
            List.of(new Command.Parameter("ARCHIVE", "a module archive", true, true)),
            List.of(),
            i -> 0);

    @Test
    void anOptionTakesItsValueAfterABlankOrAnEqualsSign() {
        assertEquals(
                Map.of("limit", "5"),
                Arguments.read(plain, List.of("--limit", "5")).options());
        assertEquals(
                Map.of("limit", "5", "json", ""),
                Arguments.read(plain, List.of("--json", "--limit=5")).options());
    }

    @Test
    void afterTwoDashesEverythingIsAParameter() {
        assertEquals(
                List.of("--json"), Arguments.read(one, List.of("--", "--json")).parameters());
    }

    @Test
    void theLastParameterMayRepeat() {
        assertEquals(
                List.of("a", "b", "c"),
                Arguments.read(many, List.of("a", "b", "c")).parameters());
    }

    @Test
    void helpIsUnderstoodWhateverElseIsWrong() {
        assertTrue(Arguments.read(one, List.of("--no-such", "--help")).help());
        assertEquals(
                List.of("--help"), Arguments.read(one, List.of("--", "--help")).parameters());
    }

    @Test
    void anUnknownOptionIsNamedWithTheNearestOne() {
        assertEquals("No option \"--jsn\" here. Did you mean --json?", refused(plain, "--jsn"));
        assertEquals(
                "No option \"--frobnicate\" here; there are --json, --limit, --help.", refused(plain, "--frobnicate"));
        assertEquals("No option \"-json\" here. Did you mean --json?", refused(plain, "-json"));
    }

    @Test
    void aMissingOrSurplusParameterIsNamed() {
        assertEquals("MODULE is missing: id of the module.", refused(one));
        assertEquals("This takes one parameter, so not \"y\".", refused(one, "x", "y"));
        assertEquals("This takes no parameter, so not \"x\".", refused(plain, "x"));
    }

    @Test
    void anOptionWithoutItsValueIsExplained() {
        assertEquals("--limit needs a value: --limit N, at most so many.", refused(plain, "--limit"));
        assertEquals("--limit needs a value: --limit N, at most so many.", refused(plain, "--limit", "--json"));
        assertEquals("--json takes no value, so not \"--json=yes\".", refused(plain, "--json=yes"));
        assertEquals("--json stands there twice; once is enough.", refused(plain, "--json", "--json"));
    }

    @Test
    void aNegativeNumberIsAValue() {
        assertEquals(
                Map.of("limit", "-1"),
                Arguments.read(plain, List.of("--limit", "-1")).options());
    }

    private static String refused(Command command, String... words) {
        return assertThrows(WrongUse.class, () -> Arguments.read(command, List.of(words)))
                .getMessage();
    }
}
