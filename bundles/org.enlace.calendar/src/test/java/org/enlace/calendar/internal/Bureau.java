package org.enlace.calendar.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.internal.persistence.CalendarSchema;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime;

/** A bureau for tests: a calendar over a real database, sources whose events are set, officers who can be suspended. It is 1 March 2026, noon. */
final class Bureau implements AutoCloseable {
    static final Permission CASES = new Permission("cases.read");
    static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    static final Caller ANNA = officer("anna", Agenda.READ, CASES);
    static final Caller BRUNO = officer("bruno", Agenda.READ, CASES);
    static final Caller KEEPER = officer("keeper", FeedDesk.OFFICERS_READ, FeedDesk.OFFICERS_MANAGE);

    /** Made when first asked for, and used by all tests that look at no database in particular: to make one takes longer than most of them. */
    private static final AtomicReference<TestDatabase> DERBY = new AtomicReference<>();

    final List<Act> acts = new CopyOnWriteArrayList<>();
    final Time clock = new Time();
    final Map<OfficerId, Caller> active = new TreeMap<>(Comparator.comparing(OfficerId::value));
    final List<CalendarEvent> events = new ArrayList<>();
    final Set<Permission> declared = new HashSet<>(Set.of(CASES));
    final List<CalendarSource> sources = new ArrayList<>(List.of(new Cases("cases", "Cases"), new Cases("due", "Due")));
    final TestDatabase database;
    final CalendarSchema stores;
    final AgendaBook agenda;
    final FeedDesk feeds;

    static synchronized TestDatabase derby() {
        if (DERBY.get() == null) {
            DERBY.set(TestDatabase.start(TestDatabase.Kind.DERBY));
        }
        return DERBY.get();
    }

    /** With nothing in it. */
    Bureau(TestDatabase database) {
        this.database = database;
        stores = new CalendarSchema(database.database());
        Sources all = new Sources(() -> sources, declared::contains);
        agenda = new AgendaBook(all);
        feeds = new FeedDesk(
                stores.feeds(),
                all,
                officer -> Optional.ofNullable(active.get(officer)),
                new IcsFiles(),
                database.transactions(),
                acts::add,
                clock);
        database.transactions().run(() -> {
            stores.feeds().all(1_000).forEach(feed -> stores.feeds().drop(feed.handle()));
            stores.invitations().drop("course.1");
        });
        active.put(ANNA.officer(), ANNA);
        active.put(BRUNO.officer(), BRUNO);
    }

    static Caller officer(String name, Permission... permissions) {
        return Caller.holding(new OfficerId(name), Language.EN, BOGOTA, Set.of(permissions));
    }

    static CalendarEvent event(String uid, String summary, CalendarTime when) {
        return CalendarEvent.of(uid, 0, Instant.parse("2026-02-01T00:00:00Z"), Words.of(summary), when, "/cases/" + uid)
                .outside(Words.of("A case"));
    }

    List<String> codes() {
        return acts.stream().map(Act::code).toList();
    }

    @Override
    public void close() {
        stores.close();
    }

    /** The first source knows all events, the second those whose name begins so. */
    private final class Cases implements CalendarSource {
        private final String name;
        private final String label;

        private Cases(String name, String label) {
            this.name = name;
            this.label = label;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String label(Language language) {
            return label;
        }

        @Override
        public Permission permission() {
            return CASES;
        }

        @Override
        public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
            return events.stream()
                    .filter(event -> event.uid().startsWith("due") == name.equals("due"))
                    .filter(event -> !event.uid().contains("only-")
                            || event.uid().contains(caller.officer().value()))
                    .toList();
        }
    }

    /** Time that a test moves on. */
    static final class Time extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
