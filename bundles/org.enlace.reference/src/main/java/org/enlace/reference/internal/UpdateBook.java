package org.enlace.reference.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Json;
import org.enlace.reference.ReferenceData.InForce;
import org.enlace.reference.ReferenceSet;
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
    private final Clock clock;
    private final Disk disk;

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
        this.clock = clock;
        this.disk = disk;
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
            tidy(was);
            prepare(was.with(stage(update, before), caller.officer().value()));
        } catch (IOException e) {
            clear(next());
            clear(editions.imports().resolve(plan.after().value()));
            throw unwritten(e);
        }
        change(Act.done("reference.import", caller)
                .on(KIND, plan.after())
                .fact("before", plan.before())
                .fact("sha256", plan.sha256())
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
            prepare(next);
        } catch (IllegalStateException e) {
            throw new Refusal("reference.damaged", "There is no going back: " + e.getMessage());
        } catch (IOException e) {
            clear(next());
            throw unwritten(e);
        }
        change(Act.done("reference.back", caller)
                .on(KIND, after.version())
                .fact("before", was.versions().get(0).version()));
        return editions.now().told();
    }

    /** The pointer; where it was altered it is set aside, for nothing can be gone back to by it. */
    private Path sane() {
        Path current = editions.current();
        try {
            Imported.read(current);
        } catch (IllegalStateException e) {
            try {
                disk.move(current, current.resolveSibling("current.altered"));
            } catch (IOException failure) {
                throw unwritten(failure);
            }
        }
        return current;
    }

    private Imported.Taken stage(UpdateFile update, Edition before) throws IOException {
        Path folder = editions.imports().resolve(update.version().value());
        disk.delete(folder);
        disk.folder(editions.imports());
        disk.folder(folder);
        Map<String, String> head = new LinkedHashMap<>();
        head.put("version", update.version().value());
        head.put("issued", update.issued().toString());
        Map<String, String> hashes = new LinkedHashMap<>();
        write(folder, UpdateFile.HEAD, (Json.of(head) + "\n").getBytes(StandardCharsets.UTF_8), hashes);
        for (ReferenceSet set : ReferenceSet.values()) {
            byte[] bytes = update.sets().get(set);
            write(folder, set.file(), bytes != null ? bytes : Files.readAllBytes(before.file(set)), hashes);
        }
        disk.force(folder);
        disk.force(editions.imports());
        return new Imported.Taken(
                update.version(),
                update.issued(),
                update.sha256(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                hashes);
    }

    private void write(Path folder, String name, byte[] bytes, Map<String, String> hashes) throws IOException {
        disk.write(folder.resolve(name), bytes);
        hashes.put(name, Hashes.of(bytes));
    }

    private Path next() {
        return editions.current().resolveSibling("next");
    }

    private void prepare(Imported next) throws IOException {
        Path part = editions.current().resolveSibling("next.part");
        disk.write(part, next.json());
        disk.move(part, next());
        disk.force(editions.imports());
    }

    /** Takes the act down, then makes what was prepared count. */
    private void change(Act act) {
        try {
            transactions.run(() -> audit.record(act));
        } catch (RuntimeException | Error e) {
            clear(next());
            throw e;
        }
        complete();
    }

    private void complete() {
        try {
            disk.move(next(), editions.current());
            disk.force(editions.imports());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What was imported could not be put in force yet; the next start does it", e);
        }
        editions.renew();
    }

    /** Carries out what an interruption left prepared; what it left in pieces is given up. */
    private synchronized void settle() {
        if (!Files.exists(next())) {
            return;
        }
        Imported next;
        Edition after;
        try {
            next = Imported.read(next());
            after = editions.resolve(next);
        } catch (IllegalStateException e) {
            LOG.warn("A change of the reference data was interrupted and is given up: {}", e.getMessage());
            clear(next());
            return;
        }
        Act act = next.act().equals("back")
                ? Act.done("reference.back", Caller.node())
                : Act.done("reference.import", Caller.node())
                        .fact("sha256", next.versions().get(0).sha256());
        change(act.on(KIND, after.version())
                .fact("before", editions.now().version())
                .fact("interrupted", next.by()));
        LOG.info(
                "A change of the reference data by {} was interrupted and is now complete: {}",
                next.by(),
                after.version());
    }

    /** Takes away versions that nobody can go back to. Not at once: somebody may still be reading the one just left. */
    private void tidy(Imported imported) throws IOException {
        if (!Files.isDirectory(editions.imports())) {
            return;
        }
        Set<String> kept =
                imported.versions().stream().map(each -> each.version().value()).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(editions.imports())) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                if (!kept.contains(folder.getFileName().toString())) {
                    disk.delete(folder);
                }
            }
        }
    }

    private void clear(Path path) {
        try {
            disk.delete(path);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", path, e.toString());
        }
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
