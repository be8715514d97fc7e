package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ActTest {
    private static final Caller BY = Caller.node();
    private static final Act ACT = Act.done("a.b", BY);

    @Test
    void aFactIsWrittenAsItsValueReads() {
        RecordId id = RecordId.parse("01890000-0000-7000-8000-000000000001");
        Act act = ACT.fact("count", 7)
                .fact("whole", true)
                .fact("outcome", Act.Outcome.DONE)
                .fact("day", LocalDate.of(2026, 3, 1))
                .fact("at", Instant.EPOCH)
                .fact("record", id)
                .fact("officer", new OfficerId("ana"))
                .fact("unit", new UnitId("una"))
                .fact("country", new CountryCode("CO"))
                .fact("permission", new Permission("protocols.read"));
        assertEquals(
                Map.of(
                        "count", "7",
                        "whole", "true",
                        "outcome", "DONE",
                        "day", "2026-03-01",
                        "at", "1970-01-01T00:00:00Z",
                        "record", id.toString(),
                        "officer", "ana",
                        "unit", "una",
                        "country", "CO",
                        "permission", "protocols.read"),
                act.facts());
    }

    @Test
    void codesAreWrittenAsTheyAre() {
        for (String code : List.of(
                "",
                "files.wrong-hash",
                "0.1.0-SNAPSHOT",
                "2026-09/1",
                "sk-ssh-ed25519@openssh.com",
                "SHA256:q+/wA=",
                "/api/files/{id}",
                "Win.Test.EICAR_HDB-1",
                Hashing.sha256("a"))) {
            assertEquals(code, ACT.code("code", code).facts().get("code"));
        }
        assertEquals(
                "H1 H2",
                ACT.codes("handling", List.of(HandlingCode.H1, HandlingCode.H2))
                        .facts()
                        .get("handling"));
        assertEquals("", ACT.codes("audience", List.of()).facts().get("audience"));
    }

    @Test
    void wordsGivenAsACodeAreKeptAsTheirHash() {
        for (String words : List.of("María", "two words", "one\nline", "x".repeat(301))) {
            String hash = "sha256:" + Hashing.sha256(words);
            Act act = ACT.code("one", words).codes("more", List.of("a.b", words));
            assertEquals(Map.of("one", hash, "more", "a.b " + hash), act.facts());
            assertEquals(
                    act.facts(), act.codes("one", new TreeSet<>(List.of(hash))).facts());
        }
        assertEquals("null", ACT.code("none", null).facts().get("none"));
    }

    @Test
    void anActToldOtherwiseKeepsWhatIsKnown() {
        Act act = ACT.on("record", "1").fact("count", 1).because("why").as("a.c", Act.Outcome.REFUSED);
        assertEquals(
                new Act(
                        "a.c",
                        BY,
                        Act.Outcome.REFUSED,
                        ACT.on("record", "1").subject(),
                        ACT.because("why").reason(),
                        Map.of("count", "1"),
                        Map.of(),
                        java.util.Set.of()),
                act);
    }
}
