package org.enlace.mail.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.Letter;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Finding;
import org.enlace.web.TextsCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailExaminationTest {
    private static final Instant WRITTEN = Instant.parse("2026-05-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aLetterThatWaitsForHoursIsToldOfWithoutItsAddress(Kind kind) {
        try (Desk desk = Desk.to(kind, 1)) {
            desk.transactions.run(() -> desk.store.add(
                    Waiting.begun(RecordId.parse("01a217b5-9c48-706f-9718-00000000ffff"), Desk.LETTER, WRITTEN)));
            assertEquals(List.of(), found(desk, Duration.ofHours(1)));
            List<Finding> findings = found(desk, Duration.ofHours(5));
            assertEquals(List.of("mail.waiting"), codes(findings));
            assertFalse(findings.toString().contains(Desk.ANA.toString()), findings::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aLetterThatWasGivenUpIsToldOf(Kind kind) {
        try (Desk desk = Desk.to(kind, 1)) {
            Letter letter = Desk.LETTER;
            Waiting waiting = Waiting.begun(RecordId.parse("01a217b5-9c48-706f-9718-00000000fffe"), letter, WRITTEN)
                    .refused(WRITTEN, "550 no such mailbox");
            desk.transactions.run(() -> desk.store.add(waiting));
            assertEquals(List.of("mail.given-up"), codes(found(desk, Duration.ofHours(5))));
        }
    }

    @Test
    void aNodeWithoutMailHasNothingToTellButWhatIsWrongWithItsConfiguration() {
        try (Desk desk = new Desk(Kind.DERBY, Optional.empty())) {
            assertEquals(List.of(), found(desk, Duration.ofHours(5)));
            assertEquals(
                    List.of("mail.configuration"),
                    codes(MailExamination.of(desk.outbox, "\"from\" is no address", WRITTEN)));
        }
    }

    @Test
    void every_finding_has_its_words_and_its_remedy() throws IOException {
        assertEquals(List.of(), TextsCheck.findings(MailExamination.class));
    }

    private static List<Finding> found(Desk desk, Duration later) {
        return MailExamination.of(desk.outbox, null, WRITTEN.plus(later));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
