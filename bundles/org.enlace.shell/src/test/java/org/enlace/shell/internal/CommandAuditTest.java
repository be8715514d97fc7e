package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.platform.Act;
import org.enlace.platform.Act.Change;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Act.Subject;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandAuditTest {
    private final Fixture shell = new Fixture();
    private final AtomicInteger runs = new AtomicInteger();

    /** {@code officer:list} only reads; {@code officer:disable} changes something. */
    private record OfficerCommand(String name, Fixture.Work work) implements Command {
        @Override
        public String scope() {
            return "officer";
        }

        @Override
        public String summary() {
            return name;
        }

        @Override
        public Permission permission() {
            return new Permission(name.equals("list") ? "officers.read" : "officers.manage");
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter("NAME", "who", false, false), new Parameter("PASSWORD", "a secret", false, true));
        }

        @Override
        public List<Option> options() {
            return List.of(
                    Option.JSON, new Option("hours", "for so long", "N"), new Option("answer", "secret", "TEXT"));
        }

        @Override
        public boolean mends() {
            return name.equals("mend");
        }

        @Override
        public Set<String> secrets() {
            return Set.of("answer");
        }

        @Override
        public String example() {
            return "officer:" + name;
        }

        @Override
        public int run(Invocation invocation) throws Exception {
            return work.run(invocation);
        }
    }

    @BeforeEach
    void commands() {
        for (String name : List.of("list", "disable")) {
            shell.commands.add(new OfficerCommand(name, invocation -> runs.getAndIncrement()));
        }
    }

    private int run(String name, String... words) {
        return shell.dispatcher().run(name, List.of(words), shell.console());
    }

    private Act only() {
        assertEquals(1, shell.acts.size(), shell.acts.toString());
        return shell.acts.get(0);
    }

    @Test
    void aCommandIsTakenDownWithWhatItWasGivenAndHowItEnded() {
        assertEquals(0, run("officer:list", "ana", "--hours", "3", "--json"));
        Act act = only();
        assertEquals("shell.run", act.code());
        assertEquals(Outcome.DONE, act.outcome());
        assertEquals(new Subject("command", "officer:list"), act.subject().orElseThrow());
        assertEquals(Map.of("status", "0", "options", "hours json"), act.facts());
        assertEquals(Map.of("NAME", new Change(null, "ana"), "--hours", new Change(null, "3")), act.changes());
    }

    @Test
    void theValuesOfSecretsAreNotTakenDown() {
        run("officer:list", "ana", "hunter2", "hunter3", "--answer", "hunter4");
        assertFalse(only().toString().contains("hunter"), only().toString());
    }

    @Test
    void aChangeIsTakenDownBeforeAndAfter() {
        run("officer:disable", "ana");
        assertEquals(
                List.of("shell.begin", "shell.run"),
                shell.acts.stream().map(Act::code).toList());
        assertEquals(1, runs.get());
    }

    @Test
    void aChangeIsNotBegunWhileTheAuditCannotTakeItDown() {
        shell.audit = act -> {
            throw new IllegalStateException("The database is gone");
        };
        assertEquals(1, run("officer:disable", "ana"));
        assertEquals(0, runs.get());
        assertTrue(shell.complained().contains("The database is gone"), shell.complained());
        shell.audit = null;
        assertEquals(1, run("officer:disable", "ana"));
        assertEquals(0, runs.get());
    }

    @Test
    void whatMayBringTheAuditBackRunsWithoutItOnTheNodesOwnConsoleAlone() {
        shell.commands.add(new OfficerCommand("mend", invocation -> runs.getAndIncrement()));
        shell.audit = null;
        for (Origin.Door door : Origin.Door.values()) {
            runs.set(0);
            Caller who = new Caller(
                    new OfficerId("anna"),
                    Optional.empty(),
                    Optional.empty(),
                    Language.EN,
                    ZoneOffset.UTC,
                    permission -> true,
                    Origin.of(door));
            shell.dispatcher().run("officer:mend", List.of(), shell.console(who));
            assertEquals(door == Origin.Door.SHELL ? 1 : 0, runs.get(), door.name());
            shell.dispatcher().run("officer:disable", List.of(), shell.console(who));
            assertEquals(door == Origin.Door.SHELL ? 1 : 0, runs.get(), door.name());
        }
    }

    @Test
    void whatOnlyReadsRunsWithoutTheAudit() {
        shell.audit = null;
        assertEquals(0, run("officer:list"));
        assertEquals(1, runs.get());
    }

    @Test
    void anUnknownCommandAndWhatIsNoCommandLineAreRefusedAndTakenDown() {
        assertEquals(2, run("felix:shutdown"));
        assertEquals(Outcome.REFUSED, only().outcome());
        assertEquals("shell.unknown", only().facts().get("refusal"));
        shell.acts.clear();
        assertEquals(2, run("My password is hunter2"));
        assertEquals("(no name)", only().subject().orElseThrow().id());
        shell.acts.clear();
        try (GogoLines lines = new GogoLines(shell.commands, shell.dispatcher());
                GogoLines.Session session = lines.open(
                        shell.console().in(),
                        shell.console().out(),
                        shell.console().err())) {
            session.run("$.context installBundle file:evil.jar", shell.console());
        }
        assertEquals("shell.no-command-line", only().facts().get("refusal"));
    }

    @Test
    void aMissingPermissionIsTakenDown() {
        Caller nobody = Caller.holding(new OfficerId("eva"), Language.EN, ZoneOffset.UTC, Set.of());
        assertEquals(1, shell.dispatcher().run("officer:disable", List.of("ana"), shell.console(nobody)));
        assertEquals(0, runs.get());
        assertEquals(Outcome.REFUSED, only().outcome());
        assertEquals("forbidden", only().facts().get("refusal"));
    }

    @Test
    void aRefusalOfTheCommandItselfIsTakenDownWithItsCode() {
        shell.commands.add(new OfficerCommand("invite", invocation -> {
            throw new Refusal("officer.id-form", "No");
        }));
        run("officer:invite", "Ana");
        Act act = shell.acts.get(1);
        assertEquals(Outcome.REFUSED, act.outcome());
        assertEquals(
                Optional.of("officer.id-form"), Optional.ofNullable(act.facts().get("refusal")));
    }

    @Test
    void aCommandWhosePermissionNoFeatureDeclaresIsNotOfferedAndIsNamed() {
        shell.commands.setPermissions(() -> Map.of(new Permission("officers.read"), Set.of("auditor")));
        assertEquals(0, run("officer:list"));
        assertEquals(2, run("officer:disable", "ana"));
        assertEquals(1, shell.commands.problems().size());
        assertTrue(shell.commands.problems().get(0).message().contains("officers.manage"));
    }
}
