package org.enlace.training.internal;

import biweekly.Biweekly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.calendar.Attendee;
import org.enlace.calendar.Invitation;
import org.enlace.calendar.Invitations;
import org.enlace.calendar.internal.IcsFiles;
import org.enlace.calendar.internal.InvitationComponent;
import org.enlace.calendar.internal.persistence.CalendarSchema;
import org.enlace.mail.testing.PostOffice;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nominations;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.attendance.AttendanceLists.Listed;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;

/**
 * Prints what large lists, series and calendars cost, for someone who looks; not a test. Derby lies on the disk; the queue of mail and the
 * invitations are the node's own. Argument: a folder to work in.
 */
public final class SessionFigures {
    private static final int SEATS = 500;
    private static final int ROUNDS = 9;

    private final TestDatabase database;
    private final String name;

    private SessionFigures(TestDatabase database, String name) {
        this.database = database;
        this.name = name;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of(arguments[0])), "sessions");
        try (TestDatabase derby = TestDatabase.onDisk(folder)) {
            new SessionFigures(derby, "Derby").all();
        }
        try (TestDatabase postgres = TestDatabase.start(TestDatabase.Kind.POSTGRESQL)) {
            new SessionFigures(postgres, "PostgreSQL").all();
        }
    }

    private void all() {
        print("%s", name);
        invitations();
        try (School school = new School(database)) {
            paste(school);
            feed(school);
            attendance(school);
        }
    }

    private static String list(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(i -> SessionFigures.person(i) + "; persona" + i + "@policia.example; Analista")
                .collect(Collectors.joining("\n"));
    }

    /** No two alike: names of letters that count. */
    private static String person(int number) {
        String letters = "abcdefghijklmnopqrstuvwxyz";
        StringBuilder name = new StringBuilder("P");
        for (int rest = number * 7919 + 104_729, i = 0; i < 10; i++, rest = rest / 3 + number * 31 + i) {
            name.append(i == 5 ? " Q" : "").append(letters.charAt(Math.floorMod(rest, letters.length())));
        }
        return name.toString();
    }

    private static void paste(School school) {
        Nominations desk = school.desks.nominations();
        RecordId series = school.series(new Quota(School.CO, SEATS)).id();
        String five = list(5_000);
        Refusal[] refusal = new Refusal[1];
        print(
                "  5 000 lines pasted: refused in %.1f ms",
                median(() -> {
                    try {
                        desk.check(series, five, School.ANNA);
                    } catch (Refusal refused) {
                        refusal[0] = refused;
                    }
                }));
        print("    \"%s\"", refusal[0].getMessage());
        String most = list(Nominations.LINES);
        print("  500 lines pasted: looked at in %.0f ms", median(() -> desk.check(series, most, School.ANNA)));
        print("  500 lines pasted: nominated in %.2f s", once(() -> desk.nominateAll(series, most, true, School.ANNA)));
        print(
                "  500 lines beside 500 nominated: looked at in %.0f ms",
                median(() -> desk.check(series, most, School.ANNA)));
    }

    private void invitations() {
        double without;
        try (School school = new School(database)) {
            without = confirmed(school);
        }
        CalendarSchema calendar = new CalendarSchema(database.database());
        try (PostOffice post = new PostOffice(database, 1, Clock.systemUTC(), Optional.empty())) {
            Counted real = new Counted(
                    new InvitationComponent(calendar, post.mail(), null, null, database.transactions(), act -> {}));
            try (School school = new School(database, real)) {
                double with = confirmed(school);
                print(
                        "  500 confirmed in a series of 10 sessions: %.2f s, with %d invitations queued %.2f s",
                        without, real.letters, with);
            }
        } finally {
            calendar.close();
        }
    }

    /** Counts the letters. */
    private static final class Counted implements Invitations {
        private final Invitations real;
        private int letters;

        private Counted(Invitations real) {
            this.real = real;
        }

        @Override
        public Told announce(Invitation invitation, Caller caller) {
            Told told = real.announce(invitation, caller);
            letters += told.invited();
            return told;
        }

        @Override
        public Optional<Attendee> attendee(OfficerId officer) {
            return real.attendee(officer);
        }

        @Override
        public void forget(String uid, Caller caller) {
            real.forget(uid, caller);
        }
    }

    private static double confirmed(School school) {
        RecordId series = school.series(new Quota(School.CO, SEATS)).id();
        LocalDateTime start = LocalDateTime.parse("2027-05-03T09:00");
        for (int i = 0; i < 10; i++) {
            school.desks.sessions().plan(series, School.at(start.plusDays(i).toString(), 60), School.ANNA);
        }
        school.desks.nominations().nominateAll(series, list(SEATS), true, School.ANNA);
        return once(() -> school.desks.nominations().confirmAll(series, School.ANNA));
    }

    private static void feed(School school) {
        LocalDateTime start = LocalDateTime.parse("2027-03-08T09:00");
        for (int series = 0; series < 10; series++) {
            RecordId id = school.series(new Quota(School.CO, 1)).id();
            for (int i = 0; i < 50; i++) {
                school.desks
                        .sessions()
                        .plan(
                                id,
                                School.at(
                                        start.plusDays(series * 30L + i / 2)
                                                .plusHours(i % 2)
                                                .toString(),
                                        60),
                                School.ANNA);
            }
        }
        IcsFiles files = new IcsFiles();
        try (WebServer server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> files,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)))) {
            String text = server.get("/training/calendar.ics").body();
            int events = Biweekly.parse(text).first().getEvents().size();
            print(
                    "  a calendar of 500 sessions: %.1f ms a request, %d bytes; biweekly reads %d events",
                    median(() -> server.get("/training/calendar.ics")),
                    text.getBytes(StandardCharsets.UTF_8).length,
                    events);
        }
    }

    private static void attendance(School school) {
        RecordId series = school.series(new Quota(School.CO, SEATS)).id();
        List<Session> sessions = new ArrayList<>();
        LocalDateTime start = LocalDateTime.parse("2026-12-01T09:00");
        for (int i = 0; i < 60; i++) {
            sessions.add(school.desks
                    .sessions()
                    .plan(series, School.at(start.plusDays(i).toString(), 60), School.ANNA));
        }
        school.desks.nominations().nominateAll(series, list(SEATS), true, School.ANNA);
        school.desks.nominations().confirmAll(series, School.ANNA);
        RecordId first = sessions.get(0).id();
        print(
                "  all 500 of a session noted as present: %.2f s",
                once(() -> school.desks.attendances().allPresent(first, School.ANNA)));
        for (Session session : sessions.subList(1, 59)) {
            school.desks.attendances().allPresent(session.id(), School.ANNA);
        }
        sessions.forEach(session -> school.desks.sessions().hold(session.id(), 1, School.ANNA));
        RecordId last = sessions.get(59).id();
        String day = start.plusDays(59).toLocalDate().toString();
        String table = "Name,Email,Join time,Leave time\n"
                + IntStream.range(0, 2_000)
                        .mapToObj(i -> person(i % SEATS) + ",persona" + i % SEATS + "@policia.example," + day + " 09:"
                                + (10 + i / SEATS * 10) + "," + day + " 09:" + (15 + i / SEATS * 10))
                        .collect(Collectors.joining("\n"));
        byte[] bytes = table.getBytes(StandardCharsets.UTF_8);
        Listed[] listed = new Listed[1];
        print(
                "  a list of 2 000 lines read and matched: %.0f ms",
                median(() -> {
                    listed[0] = school.desks
                            .attendanceLists()
                            .read(last, new ByteArrayInputStream(bytes), School.BOGOTA, School.ANNA);
                    school.desks.attendanceLists().match(last, listed[0].rows(), Map.of(), School.ANNA);
                }));
        print(
                "  and taken for 500 people: %.2f s",
                once(() -> school.desks
                        .attendanceLists()
                        .take(last, "a.csv", listed[0].rows(), Map.of(), false, false, School.ANNA)));
        print(
                "  a sheet of 500: %.0f ms",
                median(() -> school.desks.attendances().sheet(first, School.ANNA)));
        print(
                "  what 60 sessions with 500 people, 30 000 attendances, come to: %.0f ms",
                median(() -> school.desks.attendances().fulfilment(series, School.ANNA)));
    }

    private static double once(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Milliseconds, the median of some rounds after as many that do not count, a third of them. */
    private static double median(Runnable work) {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS + ROUNDS / 3; round++) {
            double time = once(work) * 1_000;
            if (round >= ROUNDS / 3) {
                times.add(time);
            }
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ROOT, form, values));
    }
}
