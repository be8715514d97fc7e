package org.enlace.web.internal.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;

class DoctorPageTest {
    @Test
    void findings_stand_in_the_readers_language_the_worst_first() {
        String html = html(
                Language.ES,
                check("disk", () -> List.of(finding(Severity.WARNING, "Queda poco sitio", "Haga sitio"))),
                check("clock", () -> List.of(finding(Severity.CRITICAL, "El reloj atrasa", "Póngalo en hora"))),
                check("keys", List::of));
        assertTrue(html.indexOf("El reloj atrasa") < html.indexOf("Queda poco sitio"), html);
        assertTrue(html.contains("Haga sitio") && html.contains("Grave"), html);
        assertTrue(html.contains("Una comprobación sin hallazgos"), html);
        assertFalse(html.contains("lang="), html);
    }

    @Test
    void what_is_in_english_only_says_so() {
        String html = html(Language.FR, new HealthCheck() {
            @Override
            public String name() {
                return "database";
            }

            @Override
            public List<Problem> problems() {
                return List.of(new Problem(true, "It does not answer: start it"));
            }
        });
        assertTrue(html.contains("<span class=\"enlace-break\" lang=\"en\">It does not answer: start it</span>"), html);
    }

    @Test
    void a_check_that_fails_is_told_of_without_its_words() {
        String html = html(Language.EN, check("broken", () -> {
            throw new IllegalStateException("anna@example.org");
        }));
        assertTrue(html.contains("The check broken failed with IllegalStateException"), html);
        assertFalse(html.contains("example.org"), html);
    }

    @Test
    void a_node_that_is_well_is_called_so() {
        assertTrue(html(Language.PT, check("keys", List::of)).contains("Nada a atender"));
    }

    @Test
    void every_finding_has_its_words_and_its_remedy() throws IOException {
        assertEquals(List.of(), TextsCheck.findings(DoctorPage.class));
    }

    private static Finding finding(Severity severity, String what, String remedy) {
        return new Finding(
                severity,
                "some.thing",
                Map.of(Language.EN, "in English", Language.ES, what),
                Map.of(Language.EN, "in English", Language.ES, remedy));
    }

    private static HealthCheck check(String name, Supplier<List<Finding>> findings) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Problem> problems() {
                return List.of();
            }

            @Override
            public List<Finding> examine() {
                return findings.get();
            }
        };
    }

    private static String html(Language language, HealthCheck... checks) {
        Caller caller = Caller.holding(
                new OfficerId("anna"), language, ZoneId.of("America/Bogota"), Set.of(new Permission("node.read")));
        StringOutput output = new StringOutput();
        new DoctorPage(() -> List.of(checks)).show(caller).main().writeTo(output);
        return output.toString().replaceAll("\\s+", " ");
    }
}
