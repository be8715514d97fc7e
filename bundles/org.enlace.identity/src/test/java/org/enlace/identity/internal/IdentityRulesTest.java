package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.ValueForm;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {
    private final IdentityRules rules = new IdentityRules();

    @Test
    void aNameOfARoleStandsForNoPermission() {
        ValueForm form = rules.forms().get("secondFactor");
        for (String pattern : List.of("*", "*.manage", "audit.*", "audit.read", "jit-requests.send")) {
            assertTrue(form.admits(pattern), pattern);
        }
        for (String pattern :
                List.of("", "administrator", "auditor", "*.*", "audit.", ".read", "a.b.c", "Audit.read")) {
            assertFalse(form.admits(pattern), pattern);
        }
        Settings.SHIPPED.secondFactor().forEach(pattern -> assertTrue(form.admits(pattern), pattern));
    }

    @Test
    void aPatternThatStandsForNothingHereIsRefused() {
        rules.permissions(() -> Map.of(new Permission("audit.read"), Set.of()));
        rules.requireUsable(Set.of("secondFactor"), Map.of("secondFactor", List.of("audit.*", "*.read", "*")));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> rules.requireUsable(Set.of("secondFactor"), Map.of("secondFactor", List.of("audti.*"))));
        assertEquals("second-factor.no-permission", refusal.code());
        assertTrue(refusal.getMessage().contains("audti.*"), refusal.getMessage());
        for (Language language : Language.values()) {
            String said = rules.texts()
                    .orElseThrow()
                    .get(language, "refusal." + refusal.code(), refusal.values().toArray());
            assertTrue(said.contains("secondFactor") && said.contains("audti.*"), said);
        }
    }
}
