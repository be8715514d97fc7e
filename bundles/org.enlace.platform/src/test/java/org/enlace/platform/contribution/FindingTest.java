package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void whatKeepsTheNodeFromBeingReadyIsCritical() {
        Finding finding = Finding.of(new Problem(true, "The database is gone. Start it"));
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals("health.blocking", finding.code());
        assertEquals(Severity.WARNING, Finding.of(new Problem(false, "slow")).severity());
    }

    @Test
    void whereALanguageIsMissingEnglishIsSpokenAndSaidSo() {
        Finding finding = new Finding(
                Severity.NOTE,
                "disk.room",
                Map.of(Language.EN, "1 GB left", Language.ES, "Queda 1 GB"),
                Map.of(Language.EN, "Make room", Language.ES, "Haga sitio"));
        assertEquals("Queda 1 GB", finding.what(Language.ES));
        assertEquals("Haga sitio", finding.remedy(Language.ES));
        assertEquals("1 GB left", finding.what(Language.FR));
        assertEquals(Language.EN, finding.spoken(Language.FR));
    }

    @Test
    void aFindingWithoutEnglishIsABug() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Finding(
                        Severity.NOTE, "disk.room", Map.of(Language.ES, "Queda 1 GB"), Map.of(Language.EN, "")));
    }
}
