package org.enlace.configuration.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.junit.jupiter.api.Test;

class ConfigSetTest {
    private final List<String> done = new ArrayList<>();
    private final StringWriter said = new StringWriter();

    /** Host shuts the caller out; change 1 was one of host, and there is no other. */
    private final Configurations configurations = (Configurations) Proxy.newProxyInstance(
            Configurations.class.getClassLoader(), new Class<?>[] {Configurations.class}, (self, method, arguments) -> {
                Change change = new Change(
                        1, Instant.EPOCH, "anna", 0, List.of(new Change.Part("org.example", "host", "\"a\"", "\"b\"")));
                switch (method.getName()) {
                    case "objection":
                        return Optional.of(new Refusal("config.shuts-out", "It decides whether you get in"))
                                .filter(any -> arguments[1].equals("host"));
                    case "history":
                        return List.of(change);
                    case "undo":
                        if (!arguments[0].equals(1L)) {
                            throw new NotFound("configuration-change", arguments[0].toString());
                        }
                        break;
                    default:
                        break;
                }
                done.add(method.getName());
                return change;
            });

    @Test
    void whatMayShutTheWayInIsAskedForASecondTime() {
        ConfigSet set = new ConfigSet(configurations);
        for (Map<String, String> options : List.of(Map.<String, String>of(), Map.of("default", ""))) {
            List<String> words =
                    options.isEmpty() ? List.of("org.example", "host", "c") : List.of("org.example", "host");
            Refusal refusal = assertThrows(Refusal.class, () -> set.run(call(words, options)));
            assertEquals("config.shuts-out", refusal.code());
            assertTrue(refusal.getMessage().contains("--yes"), refusal.getMessage());
        }
        assertEquals(
                "config.shuts-out",
                assertThrows(Refusal.class, () -> new ConfigUndo(configurations).run(call(List.of(), Map.of())))
                        .code());
        assertEquals(List.of(), done);
        set.run(call(List.of("org.example", "host", "c"), Map.of("yes", "")));
        set.run(call(List.of("org.example", "port", "1"), Map.of()));
        new ConfigUndo(configurations).run(call(List.of("1"), Map.of("yes", "")));
        assertEquals(List.of("set", "set", "undo"), done);
    }

    @Test
    void aChangeThatIsNotThereIsSaidSo() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> new ConfigUndo(configurations).run(call(List.of("99"), Map.of())));
        assertEquals("There is no change 99; config:history lists them", refusal.getMessage());
    }

    private Invocation call(List<String> words, Map<String, String> options) {
        return new Invocation(
                words,
                options,
                Path.of(""),
                new PrintWriter(said),
                (step, at, total) -> {},
                Caller.node(Configurations.MANAGE),
                80);
    }
}
