package org.enlace.audit.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.Verified;
import org.enlace.audit.proof.Findings;
import org.enlace.keys.Keys;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Rounds;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the node check its log by itself, a part each hour and all of it within a day. A suspicion makes it verify the whole log; what
 * that finds impairs the node until an officer has verified it whole.
 */
@Component(
        service = {Job.class, HealthCheck.class},
        immediate = true)
public final class TrailWatch implements Job, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TrailWatch.class);
    private static final Texts TEXTS = Texts.of(TrailWatch.class);
    private static final String DAMAGED = "finding.audit.damaged";

    /** After each part the check rests so many times as long as that took: it never has more than a quarter of a processor. */
    private static final int REST = 3;

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** A log that is known to be damaged is not verified as a whole more often. */
    private static final Duration AGAIN = Duration.ofHours(24);

    private final MovingCheck check;
    private final AuditProofs proofs;
    private final Damages damages;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Rounds rounds;
    private volatile boolean failing;

    @Activate
    public TrailWatch(
            @Reference AuditStore store,
            @Reference AuditProofs proofs,
            @Reference Damages damages,
            @Reference Audit audit,
            @Reference Transactions transactions,
            @Reference Keys keys) {
        this(
                new MovingCheck(
                        store,
                        transactions,
                        id -> keys.signer(id).map(Keys.Signer::key),
                        MovingCheck.PART,
                        Clock.systemUTC()),
                proofs,
                damages,
                audit,
                transactions,
                Clock.systemUTC());
    }

    TrailWatch(
            MovingCheck check,
            AuditProofs proofs,
            Damages damages,
            Audit audit,
            Transactions transactions,
            Clock clock) {
        this.check = check;
        this.proofs = proofs;
        this.damages = damages;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        rounds = new Rounds("audit-check", this::look, this::failed);
    }

    @Deactivate
    void close() throws InterruptedException {
        rounds.close();
    }

    // ---- The check

    @Override
    public String name() {
        return "audit-check";
    }

    @Override
    public String module() {
        return "";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(MovingCheck.PERIOD);
    }

    @Override
    public void run(Instant due) {
        transactions.afterCommit(rounds::begin);
    }

    @Override
    public String follow() {
        return "node:doctor where something is wrong, and audit:search --code audit.verify";
    }

    void look(BooleanSupplier over) {
        Findings found = new Findings();
        try {
            for (boolean more = true; more && !over.getAsBoolean(); ) {
                long begin = System.nanoTime();
                MovingCheck.Outcome outcome = check.next();
                outcome.findings().inOrder().forEach(found::add);
                more = outcome.more();
                if (more) {
                    rest(Duration.ofNanos(System.nanoTime() - begin), over);
                }
            }
        } catch (Stale e) {
            LOG.info("The check of the audit goes on in an hour: {}", e.getMessage());
        }
        if (found.count() > 0) {
            suspect(found);
        }
        failing = false;
    }

    private static void rest(Duration took, BooleanSupplier over) {
        Duration rest = took.multipliedBy(REST);
        long until = System.nanoTime() + (rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest).toNanos();
        for (long left = rest.toNanos(); left > 0 && !over.getAsBoolean(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, Duration.ofMillis(100).toNanos()));
        }
    }

    private void suspect(Findings found) {
        Instant again = clock.instant().minus(AGAIN);
        if (damages.standing().filter(known -> known.at().isAfter(again)).isPresent()) {
            return;
        }
        try {
            Verified verified = proofs.verify(null, (step, done, total) -> {}, Caller.node(AuditProofs.VERIFY));
            if (verified.whole()) {
                LOG.warn(
                        "The check of the audit found what the verification of the whole did not: {}",
                        found.inOrder().get(0).text());
            }
        } catch (Refusal e) {
            LOG.info("An officer verifies the audit just now; that tells what is wrong");
        } catch (IOException | RuntimeException e) {
            LOG.error("The audit could not be verified; what the check found stands", e);
            damages.found(new Damage(clock.instant(), found.count(), found.inOrder()));
            audit.record(Act.done("audit.verify", Caller.node(AuditProofs.VERIFY))
                    .code("result", "damaged")
                    .fact("findings", found.count()));
        }
    }

    private void failed(RuntimeException e) {
        failing = true;
        LOG.error("The check of the audit ended early; it goes on in an hour", e);
    }

    // ---- Health

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        damages.known()
                .ifPresent(damage -> problems.add(new Problem(
                        false,
                        "The audit is not whole: " + damage.first()
                                + (damage.count() > 1 ? ", and " + (damage.count() - 1) + " more" : "")
                                + ". Change nothing in the database; node:doctor says what to do")));
        if (failing) {
            problems.add(new Problem(
                    false, "The check of the audit ended early; it is tried again each hour, and the log says why"));
        }
        return problems;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> all = new ArrayList<>();
        damages.standing()
                .ifPresent(damage -> all.add(new Finding(
                        Finding.Severity.CRITICAL,
                        DAMAGED.substring("finding.".length()),
                        each(language -> TEXTS.get(
                                language, DAMAGED, damage.count(), damage.at().toString(), places(damage, language))),
                        each(language -> TEXTS.get(language, DAMAGED + ".remedy")))));
        if (failing) {
            all.add(Finding.of(TEXTS, Finding.Severity.WARNING, "audit.unchecked"));
        }
        return all;
    }

    private static String places(Damage damage, Language language) {
        List<String> places = new ArrayList<>(damage.findings().stream()
                .map(found -> sentence(found, language))
                .toList());
        if (damage.count() > places.size()) {
            places.add("…");
        }
        return String.join("; ", places);
    }

    /** In words, such as "Entry 17 is missing". */
    static String sentence(org.enlace.audit.proof.Finding found, Language language) {
        return TEXTS.get(
                language, "finding." + found.kind().word(), found.place().toArray());
    }

    private static Map<Language, String> each(Function<Language, String> text) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, text.apply(language));
        }
        return all;
    }
}
