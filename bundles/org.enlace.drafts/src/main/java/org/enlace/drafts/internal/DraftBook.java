package org.enlace.drafts.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.drafts.Draft;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.drafts.internal.DraftStore.Kept;
import org.enlace.drafts.internal.DraftStore.Owner;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;

/** The use cases of drafts. */
final class DraftBook implements Drafts {
    private static final Duration KEPT = Duration.ofDays(DAYS);

    private final DraftStore store;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    DraftBook(DraftStore store, Transactions transactions, Audit audit, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Draft> find(FormAddress form, Caller caller) {
        return caller.holds(USE)
                ? store.find(owner(caller), form)
                        .filter(kept -> kept.saved().isAfter(clock.instant().minus(KEPT)))
                        .map(kept -> new Draft(form, FieldText.read(kept.fields()), kept.saved()))
                : Optional.empty();
    }

    @Override
    public Draft keep(FormAddress form, Map<String, List<String>> fields, Caller caller) {
        caller.require(USE);
        String text = FieldText.write(fields);
        if (text.length() > LARGEST) {
            throw new Refusal(
                    "drafts.too-large",
                    "A draft has at most " + LARGEST + " characters, not " + text.length()
                            + "; send the form, or keep what is long elsewhere",
                    LARGEST,
                    text.length());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.call(() -> {
            if (store.keep(owner(caller), form, new Kept(text, now))) {
                store.tidy(owner(caller), now.minus(KEPT), MOST);
                audit.record(act("drafts.begin", form, caller));
            }
            return new Draft(form, fields, now);
        });
    }

    @Override
    public void discard(FormAddress form, Caller caller) {
        if (caller.holds(USE)) {
            transactions.run(() -> {
                if (store.drop(owner(caller), form)) {
                    audit.record(act("drafts.discard", form, caller));
                }
            });
        }
    }

    private static Owner owner(Caller caller) {
        return new Owner(caller.officer(), caller.reader());
    }

    private static Act act(String code, FormAddress form, Caller caller) {
        return Act.done(code, caller).on(KIND, form);
    }
}
