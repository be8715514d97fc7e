package org.enlace.drafts.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.drafts.Draft;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.drafts.internal.persistence.JdbcDraftStore;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private static final Caller ANNA = officer("anna");
    private static final Caller BRUNO = officer("bruno");
    private static final FormAddress NEW = new FormAddress("/protocols/new");

    private final List<Act> acts = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00.123456789Z");

    private static Caller officer(String name) {
        return Caller.holding(new OfficerId(name), Language.EN, ZoneOffset.UTC, Set.of(Drafts.USE));
    }

    private DraftBook book(TestDatabase database) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new DraftBook(new JdbcDraftStore(database.database()), database.transactions(), acts::add, clock);
    }

    @OnEveryDatabase
    void what_was_typed_comes_back_as_it_was_to_its_officer_alone(TestDatabase database) {
        DraftBook drafts = book(database);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("title", List.of("12:Año 🚓\r\nlinea"));
        fields.put("phases", List.of("a", "", "b"));
        fields.put("summary.es", List.of("x".repeat(100_000)));
        Draft kept = drafts.keep(NEW, fields, ANNA);
        assertEquals(Optional.of(kept), drafts.find(NEW, ANNA));
        assertEquals(fields, drafts.find(NEW, ANNA).orElseThrow().fields());
        assertEquals(Optional.empty(), drafts.find(NEW, BRUNO));
        assertEquals(Optional.empty(), drafts.find(new FormAddress("/protocols/1/edit"), ANNA));
        Caller acting = new Caller(
                ANNA.officer(),
                Optional.of(BRUNO.officer()),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                ANNA.grants(),
                ANNA.origin());
        assertEquals(Optional.empty(), drafts.find(NEW, acting), "what she typed for herself");
        drafts.keep(NEW, Map.of("title", List.of("Second")), ANNA);
        assertEquals(
                Map.of("title", List.of("Second")),
                drafts.find(NEW, ANNA).orElseThrow().fields());
        drafts.discard(NEW, BRUNO);
        assertTrue(drafts.find(NEW, ANNA).isPresent());
        drafts.discard(NEW, ANNA);
        drafts.discard(NEW, ANNA);
        assertEquals(Optional.empty(), drafts.find(NEW, ANNA));
        assertEquals(
                List.of("drafts.begin", "drafts.discard"),
                acts.stream().map(Act::code).toList());
        assertFalse(acts.toString().contains("Second"), "the audit keeps no words");
    }

    @OnEveryDatabase
    void a_draft_is_kept_for_thirty_days_and_fifty_of_an_officer(TestDatabase database) {
        DraftBook drafts = book(database);
        drafts.keep(NEW, Map.of("a", List.of("1")), ANNA);
        now = now.plus(Duration.ofDays(30).minusSeconds(1));
        assertTrue(drafts.find(NEW, ANNA).isPresent());
        now = now.plusSeconds(1);
        assertEquals(Optional.empty(), drafts.find(NEW, ANNA));
        drafts.keep(new FormAddress("/other"), Map.of(), BRUNO);
        now = now.minus(Duration.ofDays(1));
        assertEquals(Optional.empty(), drafts.find(NEW, ANNA), "erased when somebody began another");
        for (int i = 0; i <= Drafts.MOST; i++) {
            now = now.plusSeconds(1);
            drafts.keep(new FormAddress("/form/" + i), Map.of(), ANNA);
        }
        assertEquals(Optional.empty(), drafts.find(new FormAddress("/form/0"), ANNA), "the oldest went");
        assertTrue(drafts.find(new FormAddress("/form/1"), ANNA).isPresent());
        assertTrue(drafts.find(new FormAddress("/other"), BRUNO).isPresent());
    }

    @OnEveryDatabase
    void what_is_too_large_or_not_permitted_is_refused(TestDatabase database) {
        DraftBook drafts = book(database);
        Map<String, List<String>> large = Map.of("a", List.of("x".repeat(Drafts.LARGEST)));
        assertEquals(
                "drafts.too-large",
                assertThrows(Refusal.class, () -> drafts.keep(NEW, large, ANNA)).code());
        Caller auditor = Caller.holding(new OfficerId("rosa"), Language.EN, ZoneOffset.UTC, Set.of());
        assertThrows(Forbidden.class, () -> drafts.keep(NEW, Map.of(), auditor));
        assertEquals(Optional.empty(), drafts.find(NEW, auditor));
        drafts.discard(NEW, auditor);
        assertEquals(List.of(), acts);
    }

    @Test
    void a_form_is_named_by_a_path_of_this_node() {
        for (String wrong : new String[] {
            null, "", "/", "protocols", "//evil.example/x", "/a//b", "/a?b", "/a b", "/a/", "/é", "http://x/y"
        }) {
            assertThrows(Refusal.class, () -> new FormAddress(wrong), String.valueOf(wrong));
        }
        assertEquals("/protocols/0190-x/edit", new FormAddress("/protocols/0190-x/edit").value());
    }
}
