package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class NodeDoctorTest {
    @TempDir
    Path data;

    private final Fixture shell = new Fixture();
    private NodeState state;

    @BeforeEach
    void node() {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                NodeDoctorTest.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> new Bundle[0]);
        state = new NodeState(context, new Node(new CountryCode("CO"), data, data, "0.1.0", false));
        shell.commands.add(new NodeDoctor(state));
    }

    @Test
    void aNodeThatIsWellEndsWithNought() {
        check("disk", List.of(), List::of);
        assertEquals(0, doctor());
        assertTrue(shell.said().contains("All is well: 1 checks found nothing."), shell.said());
    }

    @Test
    void whatIsGoodToKnowAlarmsNobody() {
        check("disk", List.of(), () -> List.of(finding(Severity.NOTE, "disk.note")));
        assertEquals(0, doctor());
        assertTrue(shell.said().contains("disk.note found"), shell.said());
    }

    @Test
    void aWarningEndsWithOneAndWhatDoesNotWorkWithTwo() {
        check("disk", List.of(), () -> List.of(finding(Severity.WARNING, "disk.low")));
        assertEquals(1, doctor());
        check("clock", List.of(), () -> List.of(finding(Severity.CRITICAL, "clock.behind")));
        assertEquals(2, doctor());
        assertTrue(
                shell.said().lastIndexOf("clock.behind found") < shell.said().lastIndexOf("disk.low found"),
                "the worst stands first: " + shell.said());
        assertTrue(shell.said().contains("see to disk.low"), shell.said());
    }

    @Test
    void whatKeepsTheNodeFromServingIsFoundWithoutAThoroughCheck() {
        state.add(new HealthCheck() {
            @Override
            public String name() {
                return "database";
            }

            @Override
            public List<Problem> problems() {
                return List.of(new Problem(true, "It does not answer: start it"));
            }
        });
        assertEquals(2, doctor());
        assertTrue(shell.said().contains("It does not answer: start it"), shell.said());
    }

    @Test
    void aCheckThatFailsIsAFindingAndHidesNoOther() {
        check("broken", List.of(), () -> {
            throw new IllegalStateException("a name that nobody may read");
        });
        check("disk", List.of(), () -> List.of(finding(Severity.WARNING, "disk.low")));
        assertEquals(2, doctor());
        assertTrue(shell.said().contains("disk.low found"), shell.said());
        assertTrue(shell.said().contains("IllegalStateException"), shell.said());
        assertFalse(shell.said().contains("nobody may read"), shell.said());
    }

    @Test
    void monitoringReadsTheSameAsJson() {
        check("disk", List.of(), () -> List.of(finding(Severity.WARNING, "disk.low")));
        assertEquals(1, shell.dispatcher().run("node:doctor", List.of("--json"), shell.console()));
        for (String part : List.of("\"state\": \"warnings\"", "\"code\": \"disk.low\"", "\"severity\": \"warning\"")) {
            assertTrue(shell.said().contains(part), shell.said());
        }
    }

    private int doctor() {
        return shell.dispatcher().run("node:doctor", List.of(), shell.console());
    }

    private static Finding finding(Severity severity, String code) {
        return new Finding(severity, code, Map.of(Language.EN, code + " found"), Map.of(Language.EN, "see to " + code));
    }

    private void check(String name, List<HealthCheck.Problem> problems, Supplier<List<Finding>> findings) {
        state.add(new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Problem> problems() {
                return problems;
            }

            @Override
            public List<Finding> examine() {
                return findings.get();
            }
        });
    }
}
