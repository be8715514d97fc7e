package org.enlace.scheduler.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.Schedule;
import org.enlace.scheduler.internal.persistence.JdbcJobStore;

/** A scheduler over a database, by a clock that stands until it is set. It is noon of 1 May 2026, and the node's zone is Bogotá. */
final class Desk implements AutoCloseable {
    static final Caller KEEPER = Caller.node(Jobs.READ, Jobs.RUN);
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    static final Schedule HOURLY = Schedule.every(Duration.ofHours(1));

    /** Made when first asked for, and used by all tests: to make one takes longer than most of them. */
    private static final Map<Kind, TestDatabase> DATABASES = new ConcurrentHashMap<>();

    final Board board = new Board();
    final List<Act> acts = new CopyOnWriteArrayList<>();
    final Map<String, ModuleDoor.Closed> closed = new ConcurrentHashMap<>();
    final Jobs jobs;
    final JdbcJobStore store;
    final Transactions transactions;
    private final Effects effects;
    private volatile Instant now = NOON;
    private volatile ZoneId zone = ZoneId.of("America/Bogota");
    private volatile boolean auditFails;

    /** A job that writes down each due time; what it does before that may fail. */
    record Sample(String name, String module, Schedule schedule, Consumer<Instant> before, Effects effects)
            implements Job {
        @Override
        public void run(Instant due) {
            effects.add(name, due);
            before.accept(due);
        }
    }

    /** What jobs did, in a schema of their own. */
    record Effects(Store store, Statements sql) {
        static Effects open(TestDatabase database) {
            Store store = database.open(new Schema("effects", List.of(), Desk.class));
            return new Effects(store, new Statements(store, "effect"));
        }

        void add(String job, Instant due) {
            sql.update("insert into effects.effect (job, due) values (?, ?)", job, Statements.micros(due));
        }

        List<Instant> of(String job) {
            return sql.list(
                    "select due from effects.effect where job = ? order by due",
                    row -> Statements.instant(row.getLong(1)),
                    job);
        }
    }

    /** With nothing known and nothing done yet. */
    Desk(Kind kind) {
        this(DATABASES.computeIfAbsent(kind, TestDatabase::start));
        transactions.run(() -> {
            store.all();
            effects.sql().update("delete from scheduler.job");
            effects.sql().update("delete from effects.effect");
        });
    }

    /** With what the database knows. */
    Desk(TestDatabase database) {
        this(database.transactions(), Effects.open(database), new JdbcJobStore(database.database()));
    }

    /** The same node after a restart, or a second server of it. */
    Desk(Desk other) {
        this(other.transactions, other.effects, other.store);
        now = other.now;
    }

    private Desk(Transactions transactions, Effects effects, JdbcJobStore store) {
        this.effects = effects;
        this.store = store;
        this.transactions = transactions;
        Clock clock = new Standing();
        jobs = new Jobs(
                board,
                new Ledger(store, transactions, clock, () -> zone),
                transactions,
                this::record,
                () -> List.of(new Door()));
    }

    private void record(Act act) {
        if (auditFails) {
            throw new IllegalStateException("The audit cannot write");
        }
        acts.add(act);
    }

    void auditFails() {
        auditFails = true;
    }

    Job job(String name, Schedule schedule) {
        return job(name, "", schedule, due -> {});
    }

    Job job(String name, String module, Schedule schedule, Consumer<Instant> before) {
        return new Sample(name, module, schedule, before, effects);
    }

    Job brings(Job job) {
        board.add(job);
        jobs.look();
        return job;
    }

    void at(String moment) {
        now = Instant.parse(moment);
    }

    void at(Instant moment) {
        now = moment;
    }

    void zone(String name) {
        zone = ZoneId.of(name);
    }

    /** Sets the clock and looks; when it would look again. */
    Instant look(String moment) {
        at(moment);
        return jobs.look().orElseThrow();
    }

    List<Instant> done(String job) {
        return effects.of(job);
    }

    JobState state(String job) {
        return jobs.all(KEEPER).stream()
                .filter(state -> state.name().equals(job))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        store.close();
        effects.store().close();
    }

    private final class Door implements ModuleDoor {
        @Override
        public Optional<Closed> closed(String module) {
            return Optional.ofNullable(closed.get(module));
        }

        @Override
        public Texts texts() {
            throw new IllegalStateException("Nobody reads here");
        }
    }

    private final class Standing extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
