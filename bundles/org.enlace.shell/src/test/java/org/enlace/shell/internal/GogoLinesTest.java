package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.platform.contribution.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GogoLinesTest {
    private final Fixture shell = new Fixture();
    private GogoLines lines;
    private GogoLines.Session session;

    @BeforeEach
    void open() {
        shell.commands.add(Fixture.command("module", "list", i -> {
            i.out().println("protocol-library\ntraining-exchanges");
            return 0;
        }));
        shell.commands.add(new Fixture.Declared(
                "node",
                "say",
                List.of(new Command.Parameter("WORD", "what to say", true, true)),
                List.of(Fixture.LIMIT),
                i -> {
                    i.out().println(String.join("|", i.arguments()) + i.options());
                    return 0;
                }));
        shell.commands.add(Fixture.command("node", "fail", i -> 1));
        lines = new GogoLines(shell.commands, shell.dispatcher());
        session = lines.open(
                shell.console().in(), shell.console().out(), shell.console().err());
    }

    @AfterEach
    void close() {
        session.close();
        lines.close();
    }

    @Test
    void aLineRunsACommand() {
        assertEquals(0, run("module:list"));
        assertEquals("protocol-library\ntraining-exchanges\n", shell.said());
    }

    @Test
    void wordsKeepTheirQuotedBlanksAndAreNeverExpanded() {
        assertEquals(0, run("node:say --limit=3 'a b' \"c \\\" d\" e\\ f *.zip 007 true ~ 'x$y' \"it's\""));
        assertEquals("a b|c \" d|e f|*.zip|007|true|~|x$y|it's{limit=3}\n", shell.said());
    }

    @Test
    void aFilterReadsWhatTheCommandBeforeItPrints() {
        assertEquals(0, run("module:list | grep TRAINING | head 1"));
        assertEquals("training-exchanges\n", shell.said());
    }

    @Test
    void aFilterThatFindsNothingFailsThePipeline() {
        assertEquals(1, run("module:list | grep nothing"));
        assertEquals(1, run("node:fail | head"));
    }

    @Test
    void commandsFollowOneAnother() {
        assertEquals(0, run("node:fail; node:say a"));
        assertEquals(1, run("node:fail && node:say b"));
        assertEquals(0, run("node:fail || node:say c"));
        assertEquals("a{}\nc{}\n", shell.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.context bundles",
                "x = 3",
                "x = $.context",
                "module:list $x",
                "module:list \"$x\"",
                "(module:list) getClass",
                "module:list (module:list)",
                "module:list {module:list}",
                "module:list [a b]",
                "module:list > /etc/passwd",
                "module:list 2>&1",
                "module:list < /etc/passwd",
                "module:list &",
                "module:list |& grep x",
                "module:list | module:list",
                "grep x",
                "eval 'module:list'",
                "new java.lang.Object",
                "((java.lang.Runtime) getRuntime) exec id",
                "'module:list' ; felix:shutdown",
                "module:list | gogo:type",
                "module:list; node:nothing",
                "module:list 'open",
                "module:list |",
                ")",
                "%(1+1)",
                "each [1 2] { node:say $it }",
                "node:say a\nsystem:exit",
            })
    void whatIsNotACommandWithPlainWordsIsRefusedAsAWhole(String line) {
        assertEquals(2, run(line), shell.complained());
        assertEquals("", shell.said());
        assertTrue(shell.complained().strip().length() > 10, "it must say why");
    }

    @Test
    void aLineTakesOnlySoManyThreadsAndCommands() {
        assertEquals(0, run("module:list" + " | head".repeat(7)), shell.complained());
        assertEquals(2, run("module:list" + " | head".repeat(8)));
        assertEquals(0, run("module:list" + "; module:list".repeat(99)), shell.complained());
        assertEquals(2, run("module:list" + "; module:list".repeat(100)));
        assertTrue(shell.complained().contains("at most 100 commands"), shell.complained());
    }

    @Test
    void noLineHoweverOddBreaksTheSession() {
        Random random = new Random(20261125);
        String[] pieces = {
            "module:list", "node:say", "x", " ", " ", "|", ";", "&", "&&", "||", "'", "\"", "\\", "$", "{", "}", "(",
                    ")", "[",
            "]", "<", ">", "<<", "=", "%", "#", "\n", "\t", "~", "*", "\u00f1", "\u0000", "1", "-", "--",
                    "\uD83D\uDE00", "\\u00", "//"
        };
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 20_000; i++) {
                StringBuilder line = new StringBuilder();
                for (int piece = random.nextInt(14); piece >= 0; piece--) {
                    line.append(pieces[random.nextInt(pieces.length)]);
                }
                int status = run(line.toString());
                assertTrue(status >= 0 && status <= 2, () -> line + " gave " + status);
            }
            run("(".repeat(100_000));
            run("{ ".repeat(100_000));
            assertEquals(0, run("module:list"));
        });
    }

    @Test
    void aCommandThatComesLaterCanBeTypedAndOneThatWentCannot() {
        Command late = Fixture.command("jit", "list", i -> 0);
        assertEquals(2, run("jit:list"));
        shell.commands.add(late);
        assertEquals(0, run("jit:list"));
        shell.commands.remove(late);
        assertEquals(2, run("jit:list"));
    }

    @Test
    void anInterruptEndsTheCommandAndTheSessionGoesOn() {
        CountDownLatch begun = new CountDownLatch(1);
        shell.commands.add(Fixture.command("node", "wait", i -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return 0;
        }));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Thread presser = new Thread(() -> {
                try {
                    begun.await();
                    session.interrupt();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            presser.start();
            assertEquals(1, run("node:wait"));
            presser.join();
            assertEquals("node:wait: Interrupted.\n", shell.complained());
            assertEquals(0, run("module:list"));
        });
    }

    @Test
    void whatIsInterruptedBeforeItBeginsDoesNotBegin() {
        session.interrupt();
        assertEquals(1, run("module:list"));
        assertEquals("", shell.said());
        assertEquals(0, run("module:list"), "the next one does");
        session.interrupt();
        session.forget();
        assertEquals(0, run("module:list"), "what was interrupted is over");
    }

    @Test
    void whatACommandFlushesIsSeenBeforeItEnds() {
        StringBuilder seen = new StringBuilder();
        shell.commands.add(Fixture.command("node", "follow", i -> {
            i.out().println("first");
            i.out().flush();
            seen.append(shell.said());
            return 0;
        }));
        PrintStream screen = new PrintStream(new BufferedOutputStream(shell.out), false, StandardCharsets.UTF_8);
        Console console =
                new Console(InputStream.nullInputStream(), screen, screen, Path.of("/"), 80, false, shell.caller);
        try (GogoLines.Session buffered = lines.open(console.in(), console.out(), console.err())) {
            assertEquals(0, buffered.run("node:follow", console));
        }
        assertEquals("first\n", seen.toString());
    }

    @Test
    void whatGoesOnWithoutEndEndsOnceTheNextOneHasReadEnough(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("enlace.log"), "first\nsecond\nthird\n");
        shell.commands.add(new LogTail(log));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertEquals(0, run("log:tail --follow | head 1"), shell.complained()));
        assertEquals("first\n", shell.said());
    }

    @Test
    void whatChangesSomethingIsNotCutShortByOneThatHasReadEnough() {
        AtomicInteger done = new AtomicInteger();
        shell.commands.add(Fixture.command("node", "change", i -> {
            while (done.incrementAndGet() < 10_000 && !i.out().checkError()) {
                i.out().println("one more of many lines, so that no channel between two commands holds them all");
            }
            return 0;
        }));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals(0, run("node:change | head 1")));
        assertEquals(10_000, done.get());
    }

    @Test
    void anInterruptEndsAllThatIsBetweenBarsAndIsNoFaultOfTheirs() {
        CountDownLatch begun = new CountDownLatch(1);
        shell.commands.add(Fixture.reading("node", "follow", i -> {
            i.out().println("first");
            i.out().flush();
            begun.countDown();
            new CountDownLatch(1).await();
            return 0;
        }));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Thread presser = new Thread(() -> {
                try {
                    begun.await();
                    session.interrupt();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            presser.start();
            assertEquals(1, run("node:follow | grep first"));
            presser.join();
        });
        assertFalse(shell.complained().contains("wrong"), shell.complained());
    }

    @Test
    void ofARefusedLineTheAuditKeepsItsFirstWordAlone() {
        run("felix:shutdown $secret");
        assertEquals(
                "felix:shutdown",
                shell.acts.get(shell.acts.size() - 1).subject().orElseThrow().id());
        run("$.context passphrase");
        assertEquals(
                "(no name)",
                shell.acts.get(shell.acts.size() - 1).subject().orElseThrow().id());
    }

    private int run(String line) {
        return session.run(line, shell.console());
    }
}
