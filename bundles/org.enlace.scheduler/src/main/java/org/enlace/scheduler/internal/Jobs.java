package org.enlace.scheduler.internal;

import static org.enlace.scheduler.internal.Ledger.later;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.ModuleDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs, each due time once. The row of a job is taken by an update that names the due time: whoever comes second, in this node or
 * on another server, finds another one there.
 */
public final class Jobs {
    public static final Permission READ = new Permission("node.read");
    public static final Permission RUN = new Permission("node.manage");

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration MODULE_PAUSE = Duration.ofSeconds(30);
    private static final Duration TROUBLE_PAUSE = Duration.ofMinutes(1);

    private final Board board;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Audit audit;
    private final Supplier<List<ModuleDoor>> doors;
    private volatile Runnable changed = () -> {};

    /** @param doors what may close a module */
    Jobs(Board board, Ledger ledger, Transactions transactions, Audit audit, Supplier<List<ModuleDoor>> doors) {
        this.board = board;
        this.ledger = ledger;
        this.transactions = transactions;
        this.audit = audit;
        this.doors = doors;
    }

    /** Told when a job is due at another time than was said last. */
    void whenChanged(Runnable action) {
        changed = action;
    }

    /**
     * Does what is due.
     *
     * @return when there is something to do again; empty where no job is there
     */
    Optional<Instant> look() {
        Instant next = null;
        for (Board.Place place : board.places()) {
            Instant at = step(place);
            next = next == null || at.isBefore(next) ? at : next;
        }
        return Optional.ofNullable(next);
    }

    private Instant step(Board.Place place) {
        try {
            Instant now = ledger.now();
            JobRow row = ledger.of(place);
            if (row.tryFrom().isAfter(now)) {
                return row.tryFrom();
            }
            if (changing(place)) {
                return now.plus(MODULE_PAUSE);
            }
            // A run by hand may have come in between.
            board.during(place, now, () -> run(place, ledger.of(place), now));
            return ledger.of(place).tryFrom();
        } catch (RuntimeException e) {
            LOG.warn("The job {} could not be looked at; it is tried again in a minute", place.name(), e);
            ledger.forget(place.name());
            return ledger.now().plus(TROUBLE_PAUSE);
        }
    }

    private void run(Board.Place place, JobRow row, Instant now) {
        if (row.tryFrom().isAfter(now)) {
            return;
        }
        Instant due = ledger.due(place, row, now);
        JobRow done = row.done(due, now, ledger.next(place, later(due, now)));
        try {
            boolean mine = transactions.call(() -> {
                if (!ledger.replace(row, done)) {
                    return false;
                }
                place.job().run(due);
                return true;
            });
            ledger.know(mine, done);
        } catch (RuntimeException | Error e) {
            JobRow failed = row.failed(now, e);
            if (ledger.note(row, failed)) {
                LOG.error(
                        "The job {} failed, {} times by now; it is tried again at {}",
                        place.name(),
                        failed.failures(),
                        failed.tryFrom(),
                        e);
            }
        }
    }

    private boolean changing(Board.Place place) {
        return !place.module().isEmpty()
                && doors.get().stream()
                        .flatMap(door -> door.closed(place.module()).stream())
                        .anyMatch(closed -> closed.kind() == ModuleDoor.Kind.CHANGING);
    }

    /**
     * Runs a job now. Where it is due, or failing, that is the run of its due time; otherwise one more.
     *
     * @return what tells how the work goes on that was only begun; empty where it is done
     * @throws NotFound when there never was such a job
     * @throws Refusal when it is away or at work, when its module is being changed, or when it failed
     */
    public String runNow(String name, Caller caller) {
        caller.require(RUN);
        Board.Place place = board.find(name).orElseThrow(() -> missing(name));
        if (changing(place)) {
            throw new Refusal(
                    "jobs.module-changing",
                    "The module " + place.module() + " of the job " + name
                            + " is being changed; wait until that is over",
                    name,
                    place.module());
        }
        Instant now = ledger.now();
        boolean taken = board.tryDuring(place, now, () -> {
            try {
                ledger.forget(name);
                byHand(place, ledger.of(place), now, caller);
            } finally {
                changed.run();
            }
        });
        if (!taken) {
            throw new Refusal("jobs.busy", "Jobs are at work; see node:jobs, and try " + name + " again", name);
        }
        return place.follow();
    }

    private void byHand(Board.Place place, JobRow row, Instant now, Caller caller) {
        boolean isDue = !row.due().isAfter(now);
        Instant due = isDue ? ledger.due(place, row, now) : now;
        JobRow done = isDue ? row.done(due, now, ledger.next(place, later(due, now))) : row.doneByHand(now);
        boolean[] begun = new boolean[1];
        try {
            transactions.run(() -> {
                if (!ledger.replace(row, done)) {
                    throw new Stale("job", place.name());
                }
                begun[0] = true;
                place.job().run(due);
                audit.record(
                        Act.done("jobs.run", caller).on("job", place.name()).fact("due", due));
            });
            ledger.know(true, done);
        } catch (RuntimeException | Error e) {
            if (!begun[0]) {
                throw e;
            }
            ledger.note(row, isDue ? row.failed(now, e) : row.failedByHand(now, e));
            LOG.error("The job {} failed when it was run by hand", place.name(), e);
            throw new Refusal(
                    "jobs.failed",
                    "The job " + place.name() + " failed, and nothing of it is stored: " + JobRow.said(e)
                            + ". The log says more",
                    place.name(),
                    JobRow.said(e));
        }
    }

    private RuntimeException missing(String name) {
        return ledger.everHad(name)
                ? new Refusal("jobs.away", "The job " + name + " is away with its module; install that again", name)
                : new NotFound("job", name);
    }

    /** The names of the jobs that are here. */
    public List<String> here() {
        return board.places().stream().map(Board.Place::name).sorted().toList();
    }

    /** All jobs, those that are away too, by name. */
    public List<JobState> all(Caller caller) {
        caller.require(READ);
        Map<String, JobState> all = new TreeMap<>();
        for (JobRow row : ledger.all(board.running().isPresent())) {
            JobRow now = board.find(row.name())
                    .map(place -> ledger.asItWillBe(place, row))
                    .orElse(row);
            all.put(row.name(), JobState.of(now, board));
        }
        for (Board.Place place : board.places()) {
            all.computeIfAbsent(place.name(), name -> JobState.of(ledger.unseen(place), board));
        }
        return List.copyOf(all.values());
    }

    /** Those whose due time has failed so often, as far as this node knows. */
    List<JobRow> failing(int times) {
        return ledger.known().stream()
                .filter(row -> row.failures() >= times)
                .filter(row -> board.find(row.name()).isPresent())
                .toList();
    }
}
