package org.enlace.mail.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;

/** What an administrator should know of letters that do not leave. No server's own words are repeated: they may name people. */
final class MailExamination {
    /** So long a letter may wait for a server that is down over lunch. */
    static final Duration LONG = Duration.ofHours(2);

    private static final Texts TEXTS = Texts.of(MailExamination.class);

    private MailExamination() {}

    /** @param mistake English: what is wrong with the configuration, or null */
    static List<Finding> of(Outbox outbox, String mistake, Instant now) {
        List<Finding> findings = new ArrayList<>();
        if (mistake != null) {
            findings.add(Finding.of(TEXTS, Severity.CRITICAL, "mail.configuration", mistake));
        }
        if (!outbox.configured()) {
            return findings;
        }
        outbox.oldest()
                .map(oldest -> Duration.between(oldest, now))
                .filter(age -> age.compareTo(LONG) > 0)
                .ifPresent(age -> findings.add(
                        Finding.of(TEXTS, Severity.WARNING, "mail.waiting", outbox.waiting(), age.toHours())));
        long givenUp = outbox.givenUp();
        if (givenUp > 0) {
            findings.add(Finding.of(TEXTS, Severity.WARNING, "mail.given-up", givenUp));
        }
        return findings;
    }
}
