package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class NodeStatusTest {
    @TempDir
    Path data;

    private final Fixture shell = new Fixture();
    private NodeState state;

    @BeforeEach
    void node() {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                NodeStatusTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> new Bundle[0]);
        state = new NodeState(context, new Node(new CountryCode("CO"), data, data, "0.1.0", false));
        shell.commands.add(new NodeStatus(state));
    }

    @Test
    void aNodeThatIsWellIsReady() throws IOException {
        Files.createDirectories(data.resolve("run"));
        Files.writeString(data.resolve("run/http"), "http://127.0.0.1:8181\n");
        check("database", List::of);
        assertEquals(0, status());
        assertTrue(shell.said().contains("State    ready\n"), shell.said());
        assertTrue(shell.said().contains("Address  http://127.0.0.1:8181\n"), shell.said());
    }

    @Test
    void whatDoesNotBlockImpairsOnly() {
        check("disk", () -> List.of(new Problem(false, "90 % of the disk is used: make room")));
        assertEquals(0, status());
        assertTrue(shell.said().contains("State    impaired\n"), shell.said());
        assertTrue(shell.said().contains("90 % of the disk is used: make room"), shell.said());
    }

    @Test
    void whatBlocksMakesTheCommandFail() {
        check("database", () -> List.of(new Problem(true, "It does not answer: start it")));
        assertEquals(1, status());
        assertTrue(shell.said().contains("State    not ready\n"), shell.said());
    }

    @Test
    void aCheckThatFailsOrHangsIsAProblemItself() {
        check("broken", () -> {
            throw new IllegalStateException("secret");
        });
        check("hanging", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        assertEquals(1, status());
        assertTrue(shell.said().contains("The check failed with IllegalStateException"), shell.said());
        assertTrue(shell.said().contains("The check gave no answer within 2 seconds"), shell.said());
    }

    @Test
    void whatAPartOfTheNodeHasToSayStandsAmongTheFacts() {
        state.add(new HealthCheck() {
            @Override
            public String name() {
                return "backups";
            }

            @Override
            public List<Problem> problems() {
                return List.of();
            }

            @Override
            public List<Fact> facts() {
                return List.of(new Fact("Restored", "yesterday"));
            }
        });
        assertEquals(0, status());
        assertTrue(shell.said().matches("(?s).*\\nRestored +yesterday\\n.*"), shell.said());
    }

    @Test
    void aSpanIsToldInItsTwoLargestUnits() {
        assertEquals("59 s", NodeStatus.span(Duration.ofSeconds(59)));
        assertEquals("2 min 5 s", NodeStatus.span(Duration.ofSeconds(125)));
        assertEquals("1 h 1 min", NodeStatus.span(Duration.ofSeconds(3661)));
        assertEquals("1 day 0 h", NodeStatus.span(Duration.ofHours(24)));
    }

    private int status() {
        return shell.dispatcher().run("node:status", List.of(), shell.console());
    }

    private void check(String name, Supplier<List<Problem>> problems) {
        state.add(new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Problem> problems() {
                return problems.get();
            }
        });
    }
}
