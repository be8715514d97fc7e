package org.enlace.modules.internal.catalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.modules.internal.trust.Trusted;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells of certificates that cannot be read and of catalogues that are not used. Both lie in files that seldom change, so they
 * are looked at once a minute at most.
 */
@Component
public final class OriginsHealth implements HealthCheck {
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** So long before the day somebody hears that a certificate or catalogue ends. */
    private static final Duration SOON = Duration.ofDays(30);

    private static final Texts TEXTS = Texts.of(OriginsHealth.class);

    private final Trust trust;
    private final Catalogues catalogues;
    private final Clock clock;
    private List<Problem> found = List.of();
    private Instant looked = Instant.MIN;

    @Activate
    public OriginsHealth(@Reference Trust trust, @Reference Catalogues catalogues) {
        this(trust, catalogues, Clock.systemUTC());
    }

    OriginsHealth(Trust trust, Catalogues catalogues, Clock clock) {
        this.trust = trust;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "module-origins";
    }

    @Override
    public synchronized List<Problem> problems() {
        Instant now = clock.instant();
        if (looked.isBefore(now.minus(EVERY))) {
            List<Problem> problems = new ArrayList<>();
            trust.problems().forEach(sentence -> problems.add(new Problem(false, sentence)));
            catalogues.list().stream()
                    .filter(listed -> !listed.used())
                    .forEach(listed -> problems.add(new Problem(
                            false, "The catalogue " + listed.name() + " is not used: " + listed.problem())));
            found = List.copyOf(problems);
            looked = now;
        }
        return found;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Instant now = clock.instant();
        trust.problems()
                .forEach(sentence -> findings.add(Finding.of(TEXTS, Severity.WARNING, "trust.unreadable", sentence)));
        trust.all().stream()
                .filter(Trusted::accepted)
                .filter(known -> known.signer().until().isBefore(now.plus(SOON)))
                .forEach(known -> findings.add(Finding.of(
                        TEXTS,
                        Severity.WARNING,
                        known.signer().until().isBefore(now) ? "trust.expired" : "trust.expires",
                        known.signer().subject(),
                        known.signer().until().toString())));
        for (Listed listed : catalogues.list()) {
            if (!listed.used()) {
                findings.add(Finding.of(TEXTS, Severity.WARNING, "catalogue.unused", listed.name(), listed.problem()));
            } else if (listed.expires().isBefore(now.plus(SOON))) {
                findings.add(Finding.of(
                        TEXTS,
                        Severity.WARNING,
                        "catalogue.expires",
                        listed.name(),
                        listed.expires().toString()));
            }
        }
        return findings;
    }
}
