package org.enlace.modules.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes down what becomes of modules: in the audit, and in the history that {@code module:history} shows. */
final class Chronicle {
    private static final Logger LOG = LoggerFactory.getLogger(Chronicle.class);
    private static final String DONE = "done";
    private static final String UNDONE = "undone";

    private final ModuleActs acts;
    private final Neighbours neighbours;
    private final Clock clock;

    Chronicle(ModuleActs acts, Neighbours neighbours, Clock clock) {
        this.acts = acts;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /**
     * One change of one module.
     *
     * @param from    the version before, where there was one
     * @param to      the version after, where there is one
     * @param receipt where the version comes from, where it comes from somewhere
     */
    record Event(
            Operation operation,
            String module,
            Optional<String> from,
            Optional<String> to,
            Optional<Receipt> receipt,
            Caller by) {
        String begins() {
            return switch (operation) {
                case INSTALL -> "modules.begin-install";
                case UPGRADE -> "modules.begin-upgrade";
                case ROLLBACK -> "modules.begin-rollback";
                case REMOVE -> "modules.begin-remove";
                case PURGE -> "modules.begin-purge";
            };
        }

        String act() {
            return switch (operation) {
                case INSTALL -> "modules.install";
                case UPGRADE -> "modules.upgrade";
                case ROLLBACK -> "modules.rollback";
                case REMOVE -> "modules.remove";
                case PURGE -> "modules.purge";
            };
        }

        String word() {
            return operation.name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Refusal {@code module.not-audited} when it cannot be taken down; then nothing may be changed */
    void begin(Event event) {
        acts.record(described(Act.done(event.begins(), event.by()), event));
    }

    /** @throws Refusal {@code module.not-audited} when it cannot be taken down; then the change must be undone */
    void done(Event event) {
        Act act = described(Act.done(event.act(), event.by()), event)
                .changed("module", event.from().orElse(null), event.to().orElse(null));
        Optional<Transactions> transactions = neighbours.find(Transactions.class);
        if (transactions.isEmpty()) {
            acts.record(act);
            return;
        }
        transactions.get().run(() -> {
            acts.record(act);
            append(event, DONE, "");
        });
    }

    /** Came to nothing; everything is as it was before. */
    void undone(Event event, Throwable why) {
        acts.note(described(Act.failed(event.act(), event.by()), event));
        try {
            append(event, UNDONE, why instanceof Refusal ? why.getMessage() : "A fault of the program; the log has it");
        } catch (RuntimeException e) {
            LOG.warn("The history could not take down that {} of {} was undone", event.operation(), event.module(), e);
        }
    }

    /** @throws Refusal {@code module.not-audited} when it cannot be taken down; then nothing may be written */
    void exported(String act, String module, Caller by) {
        acts.record(Act.done(act, by).on("module", module));
    }

    /** Whether the last thing that was done to a module is this. */
    boolean says(Event event) {
        return last(event).filter(last -> last.outcome().equals(DONE)).isPresent();
    }

    /** Whether it is taken down that this, begun at that moment, came to nothing. */
    boolean saysUndone(Event event, Instant begun) {
        return last(event)
                .filter(last -> last.outcome().equals(UNDONE) && !last.at().isBefore(begun))
                .isPresent();
    }

    /** The last line about a module where it is about this. */
    private Optional<Change> last(Event event) {
        return neighbours
                .find(ChangeStore.class)
                .flatMap(store -> store.list(Optional.of(event.module()), Optional.empty(), 1).stream()
                        .findFirst())
                .filter(last -> last.operation().equals(event.word())
                        && last.to().equals(event.to())
                        && last.from().equals(event.from()));
    }

    private static Act described(Act act, Event event) {
        Act described = act.on("module", event.module());
        for (String version : event.to().or(event::from).stream().toList()) {
            described = described.code("version", version);
        }
        for (Receipt receipt : event.receipt().stream()
                .filter(known -> !known.sha256().isEmpty())
                .toList()) {
            described = described.code("archive-sha256", receipt.sha256()).code("signer", receipt.signer());
        }
        return described;
    }

    private void append(Event event, String outcome, String detail) {
        Optional<ChangeStore> store = neighbours.find(ChangeStore.class);
        Optional<RecordIds> ids = neighbours.find(RecordIds.class);
        if (store.isPresent() && ids.isPresent()) {
            store.get()
                    .append(new Change(
                            ids.get().next(),
                            event.module(),
                            event.word(),
                            event.from(),
                            event.to(),
                            outcome,
                            clock.instant(),
                            event.by().officer(),
                            event.receipt().map(receipt -> receipt.archive().toString()),
                            event.receipt().map(Receipt::sha256),
                            event.receipt().map(Receipt::signer),
                            Optional.of(detail)));
        }
    }
}
