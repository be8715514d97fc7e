package org.enlace.reference.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceUpdates;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports reference data. A version is written to a folder of its own and synced; then {@code next} says what is going to be in
 * force, the audit takes the act down in its transaction, and in one step {@code next} becomes {@code current}. Where no entry could be
 * made, {@code next} is taken away again. Whoever dies in between leaves either nothing or {@code next}: that is carried out at the
 * next start, with an entry of its own, so that nothing counts that is not in the audit.
 */
@Component
public final class UpdateBook implements ReferenceUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateBook.class);
    private static final String KIND = "reference";
    private static final int SHOWN = 5;

    private final Editions editions;
    private final Audit audit;
    private final Transactions transactions;
    private final Staging staging;

    @Activate
    public UpdateBook(@Reference Editions editions, @Reference Audit audit, @Reference Transactions transactions) {
        this(editions, audit, transactions, Clock.systemUTC(), Disk.REAL);
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.error(
                    "A change of the reference data was interrupted and cannot be completed yet; the next import tries again",
                    e);
        }
    }

    UpdateBook(Editions editions, Audit audit, Transactions transactions, Clock clock, Disk disk) {
        this.editions = editions;
        this.audit = audit;
        this.transactions = transactions;
        this.staging = new Staging(editions.imports(), disk, clock);
    }

    @Override
    public Plan plan(Path file, Caller caller) {
        caller.require(MANAGE);
        return Planning.plan(editions.now(), UpdateFile.read(file));
    }

    @Override
    public synchronized Plan take(Path file, Caller caller) {
        caller.require(MANAGE);
        settle();
        Edition before = editions.now();
        UpdateFile update = UpdateFile.read(file);
        Plan plan = Planning.plan(before, update);
        if (!plan.problems().isEmpty()) {
            throw refused(plan);
        }
        if (plan.after().equals(plan.before())) {
            return plan;
        }
        Imported was = Imported.read(sane());
        try {
            staging.tidy(was);
            staging.prepare(
                    was.with(staging.stage(update, before), caller.officer().value()));
        } catch (IOException e) {
            staging.clear(staging.next());
            staging.clear(staging.folder(plan.after().value()));
            throw unwritten(e);
        }
        change(Act.done("reference.import", caller)
                .on(KIND, plan.after())
                .code("before", plan.before().value())
                .code("sha256", plan.sha256())
                .fact(
                        "added",
                        plan.sets().stream()
                                .mapToInt(each -> each.added().size())
                                .sum())
                .fact(
                        "changed",
                        plan.sets().stream()
                                .mapToInt(each -> each.changed().size())
                                .sum()));
        return plan;
    }

    @Override
    public synchronized InForce back(Caller caller) {
        caller.require(MANAGE);
        settle();
        Edition before = editions.now();
        Imported was = Imported.read(sane());
        boolean imported = !was.versions().isEmpty()
                && was.versions()
                        .get(0)
                        .version()
                        .isNewerThan(editions.resolve(Imported.NOTHING).version());
        if (!imported) {
            throw new Refusal(
                    "reference.nothing-before",
                    "The reference data " + before.version()
                            + " came with the program; there is no imported version to go back from");
        }
        Imported next = was.without(caller.officer().value());
        Edition after;
        try {
            after = editions.resolve(next);
            staging.prepare(next);
        } catch (IllegalStateException e) {
            throw new Refusal("reference.damaged", "There is no going back: " + e.getMessage());
        } catch (IOException e) {
            staging.clear(staging.next());
            throw unwritten(e);
        }
        change(Act.done("reference.back", caller)
                .on(KIND, after.version())
                .code("before", was.versions().get(0).version().value()));
        return editions.now().told();
    }

    /** The pointer; where it was altered it is set aside, for nothing can be gone back to by it. */
    private Path sane() {
        Path current = editions.current();
        try {
            Imported.read(current);
        } catch (IllegalStateException e) {
            try {
                staging.setAside(current);
            } catch (IOException failure) {
                throw unwritten(failure);
            }
        }
        return current;
    }

    /** Takes the act down, then makes what was prepared count. */
    private void change(Act act) {
        try {
            transactions.run(() -> audit.record(act));
        } catch (RuntimeException | Error e) {
            staging.clear(staging.next());
            throw e;
        }
        complete();
    }

    private void complete() {
        try {
            staging.move(editions.current());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What was imported could not be put in force yet; the next start does it", e);
        }
        editions.renew();
    }

    /** Carries out what an interruption left prepared; what it left in pieces is given up. */
    private synchronized void settle() {
        if (!Files.exists(staging.next())) {
            return;
        }
        Imported next;
        Edition after;
        try {
            next = Imported.read(staging.next());
            after = editions.resolve(next);
        } catch (IllegalStateException e) {
            LOG.warn("A change of the reference data was interrupted and is given up: {}", e.getMessage());
            staging.clear(staging.next());
            return;
        }
        Act act = next.act().equals("back")
                ? Act.done("reference.back", Caller.node())
                : Act.done("reference.import", Caller.node())
                        .code("sha256", next.versions().get(0).sha256());
        Act noted = act.on(KIND, after.version())
                .code("before", editions.now().version().value())
                .code("interrupted", next.by());
        // Where this fails it is tried again: it may be in the audit already, so it is not to be given up.
        transactions.run(() -> audit.record(noted));
        complete();
        LOG.info("A change of the reference data was interrupted and is now complete: {}", after.version());
    }

    private static Refusal refused(Plan plan) {
        int more = plan.problems().size() - SHOWN;
        String reasons =
                plan.problems().stream().limit(SHOWN).map(Problem::toString).collect(Collectors.joining("; "));
        return new Refusal(
                "reference.refused",
                "The update is refused, and nothing was changed: " + reasons
                        + (more > 0 ? "; and " + more + " more, which reference:plan shows" : ""),
                reasons);
    }

    private Refusal unwritten(IOException e) {
        return new Refusal(
                "reference.unwritten",
                "Nothing was changed: " + editions.imports() + " cannot be written (" + e
                        + "); make room there, or give it to the node's user, and repeat",
                editions.imports());
    }
}
