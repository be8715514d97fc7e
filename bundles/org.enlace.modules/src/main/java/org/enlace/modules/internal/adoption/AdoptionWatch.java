package org.enlace.modules.internal.adoption;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Adoption;
import org.enlace.modules.Standing;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;

/**
 * Takes down, once each, that 60, 30 and 15 days were left, and that an adoption lapsed; and lets it wait for those who record. Days turn
 * at midnight; it looks just after, and whenever the register was changed.
 */
final class AdoptionWatch implements Job {
    private static final Schedule AFTER_MIDNIGHT = Schedule.daily(LocalTime.of(0, 5));
    private static final List<Integer> THRESHOLDS = List.of(15, 30, Standing.WARNING_DAYS);
    private static final int OVER = -1;

    private final AdoptionStore store;
    private final StandingBook book;
    private final Transactions transactions;
    private final Audit audit;
    private final AdoptionItems items;
    private final Clock clock;

    AdoptionWatch(
            AdoptionStore store,
            StandingBook book,
            Transactions transactions,
            Audit audit,
            AdoptionItems items,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.transactions = transactions;
        this.audit = audit;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "adoption-warnings";
    }

    @Override
    public String module() {
        return "";
    }

    @Override
    public Schedule schedule() {
        return AFTER_MIDNIGHT;
    }

    @Override
    public void run(Instant due) {
        book.forget();
        look();
    }

    /** Looks at every module. Where the node was off when a threshold passed, the nearest one is taken down. */
    void look() {
        for (Map.Entry<String, Standing> one : book.all().entrySet()) {
            if (one.getValue() instanceof Standing.Lapsing lapsing) {
                threshold(lapsing.days())
                        .ifPresent(days -> note(
                                lapsing.now(),
                                lapsing.last(),
                                days,
                                Act.done("adoptions.warn", Caller.node())
                                        .fact("days", lapsing.days())
                                        .fact("last-day", lapsing.last())));
            } else if (one.getValue() instanceof Standing.Lapsed lapsed) {
                note(
                        lapsed.was(),
                        lapsed.last(),
                        OVER,
                        Act.done("adoptions.lapse", Caller.node()).fact("last-day", lapsed.last()));
            } else {
                items.endsNoMore(one.getKey());
            }
        }
    }

    private static Optional<Integer> threshold(int days) {
        return THRESHOLDS.stream().filter(threshold -> days <= threshold).findFirst();
    }

    private void note(Adoption adoption, LocalDate last, int days, Act act) {
        transactions.run(() -> {
            if (store.warn(adoption.id(), days, clock.millis())) {
                audit.record(act.on(Adoption.KIND, adoption.id()).code("module", adoption.module()));
                items.ends(adoption, last);
            }
        });
    }
}
