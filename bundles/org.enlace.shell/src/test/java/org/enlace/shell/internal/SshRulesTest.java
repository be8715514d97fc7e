package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class SshRulesTest {
    private final SshRules rules = new SshRules();

    @Test
    void onlyAnAddressOfThisMachineIsListenedAt() {
        for (String host : List.of("127.0.0.1", "0.0.0.0", "::1", "localhost")) {
            assertTrue(rules.forms().get("host").admits(host), host);
            rules.requireUsable(Set.of("host"), Map.of("host", host));
        }
        Refusal refusal =
                assertThrows(Refusal.class, () -> rules.requireUsable(Set.of("host"), Map.of("host", "203.0.113.9")));
        assertTrue(refusal.getMessage().contains("203.0.113.9"), refusal.getMessage());
        Set<String> sentences = new HashSet<>();
        for (Language language : Language.values()) {
            String said = rules.texts()
                    .orElseThrow()
                    .get(language, "refusal." + refusal.code(), refusal.values().toArray());
            assertTrue(said.contains("host") && said.contains("203.0.113.9"), said);
            sentences.add(said);
        }
        assertEquals(Language.values().length, sentences.size());
        rules.requireUsable(Set.of("idleMinutes"), Map.of("host", "203.0.113.9"));
    }

    @Test
    void anAddressThatWouldBeIgnoredIsRefused() {
        Map<String, Object> shut = Map.of("host", "127.0.0.1", "enabled", false);
        Refusal refusal = assertThrows(Refusal.class, () -> rules.requireUsable(Set.of("host"), shut));
        assertEquals("ssh.host-ignored", refusal.code());
        for (Language language : Language.values()) {
            String said = rules.texts().orElseThrow().get(language, "refusal." + refusal.code());
            assertTrue(said.contains("enabled"), said);
        }
        rules.requireUsable(Set.of("enabled"), shut);
        rules.requireUsable(Set.of("host"), Map.of("enabled", false));
    }

    @Test
    void whoComesBySshIsAskedTwiceBeforeItIsShut() {
        for (Origin.Door door : Origin.Door.values()) {
            for (String key : List.of("host", "enabled")) {
                assertEquals(
                        door == Origin.Door.SSH,
                        rules.objection(key, from(door)).isPresent(),
                        door + " " + key);
            }
            assertEquals(false, rules.objection("idleMinutes", from(door)).isPresent(), door.name());
        }
    }

    private static Caller from(Origin.Door door) {
        return new Caller(
                new OfficerId("anna"),
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                permission -> true,
                Origin.of(door));
    }
}
