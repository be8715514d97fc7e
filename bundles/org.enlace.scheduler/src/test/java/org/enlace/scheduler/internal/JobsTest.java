package org.enlace.scheduler.internal;

import static org.enlace.scheduler.internal.Desk.HOURLY;
import static org.enlace.scheduler.internal.Desk.KEEPER;
import static org.enlace.scheduler.internal.Desk.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobsTest {
    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @ParameterizedTest
    @EnumSource
    void a_due_time_is_done_once_however_often_it_is_looked(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            assertEquals(List.of(), desk.done("hourly"));
            assertEquals(at("2026-05-01T14:00:00Z"), desk.look("2026-05-01T13:00:00Z"));
            desk.look("2026-05-01T13:00:00Z");
            desk.look("2026-05-01T13:59:59Z");
            desk.look("2026-05-01T14:00:00.000001Z");
            assertEquals(List.of(at("2026-05-01T13:00:00Z"), at("2026-05-01T14:00:00Z")), desk.done("hourly"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_does_not_do_it_again(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            desk.look("2026-05-01T13:00:00Z");
            Desk restarted = new Desk(desk);
            restarted.brings(restarted.job("hourly", HOURLY));
            restarted.look("2026-05-01T13:30:00Z");
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("hourly"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_missed_is_done_once_for_the_last_of_them(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            Desk restarted = new Desk(desk);
            restarted.at("2026-05-04T09:20:00Z");
            restarted.brings(restarted.job("hourly", HOURLY));
            assertEquals(List.of(at("2026-05-04T09:00:00Z")), desk.done("hourly"));
            assertEquals(at("2026-05-04T10:00:00Z"), restarted.state("hourly").due());
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_servers_do_a_due_time_once_between_them(Kind kind) throws Exception {
        try (Desk one = new Desk(kind)) {
            Desk other = new Desk(one);
            one.brings(one.job("hourly", HOURLY));
            other.brings(other.job("hourly", HOURLY));
            List<Thread> threads = new ArrayList<>();
            for (int hour = 0; hour < 20; hour++) {
                Instant moment = NOON.plus(Duration.ofHours(1 + hour));
                CountDownLatch both = new CountDownLatch(2);
                for (Desk desk : List.of(one, other)) {
                    Thread thread = new Thread(() -> {
                        desk.at(moment);
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        desk.jobs.look();
                    });
                    threads.add(thread);
                    thread.start();
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                threads.clear();
            }
            List<Instant> wanted = new ArrayList<>();
            for (int hour = 0; hour < 20; hour++) {
                wanted.add(NOON.plus(Duration.ofHours(1 + hour)));
            }
            assertEquals(wanted, one.done("hourly"));
            assertEquals(0, one.state("hourly").failures());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_failing_job_is_undone_kept_and_tried_after_growing_pauses(Kind kind) {
        AtomicInteger toFail = new AtomicInteger(3);
        AtomicInteger runs = new AtomicInteger();
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("daily", "", Schedule.daily(LocalTime.of(8, 0)), due -> {
                runs.incrementAndGet();
                if (toFail.getAndDecrement() > 0) {
                    throw new IllegalStateException("The disk\nis full");
                }
            }));
            assertEquals(at("2026-05-01T13:01:00Z"), desk.look("2026-05-01T13:00:00Z"));
            JobState failed = desk.state("daily");
            assertEquals("failed", failed.outcome());
            assertEquals(Optional.of("IllegalStateException: The disk is full"), failed.error());
            assertEquals(Optional.empty(), failed.done());
            desk.look("2026-05-01T13:00:59Z");
            assertEquals(1, runs.get());
            assertEquals(at("2026-05-01T13:03:00Z"), desk.look("2026-05-01T13:01:00Z"));
            assertEquals(at("2026-05-01T13:07:00Z"), desk.look("2026-05-01T13:03:00Z"));
            assertEquals(1, desk.jobs.failing(3).size());
            assertEquals(List.of(), desk.done("daily"));
            assertEquals(at("2026-05-02T13:00:00Z"), desk.look("2026-05-01T13:07:00Z"));
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("daily"));
            assertEquals("done", desk.state("daily").outcome());
            assertEquals(Optional.empty(), desk.state("daily").error());
            assertEquals(List.of(), desk.jobs.failing(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_failing_job_that_misses_due_times_does_them_all_by_one_run(Kind kind) {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", "", HOURLY, due -> {
                if (broken.get()) {
                    throw new Refusal("x.y", "Not now");
                }
            }));
            Instant next = desk.look("2026-05-01T13:00:00Z");
            for (int i = 0; i < 20; i++) {
                desk.at(next);
                next = desk.jobs.look().orElseThrow();
                assertTrue(Duration.between(desk.state("hourly").lastRun().orElseThrow(), next)
                                .compareTo(Duration.ofHours(6))
                        <= 0);
            }
            assertEquals(21, desk.state("hourly").failures());
            broken.set(false);
            desk.at(next);
            desk.jobs.look();
            assertEquals(1, desk.done("hourly").size());
            assertEquals(HOURLY.last(next, null), desk.done("hourly").get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_failing_job_holds_no_other_up(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("a-broken", "", HOURLY, due -> {
                throw new AssertionError("Even an error");
            }));
            desk.brings(desk.job("sound", HOURLY));
            desk.look("2026-05-01T13:00:00Z");
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("sound"));
            assertEquals(1, desk.state("a-broken").failures());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_is_away_keeps_its_row_and_does_once_what_it_missed(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            Job job = desk.brings(desk.job("weekly", "", Schedule.weekly(DayOfWeek.SATURDAY, LocalTime.NOON), d -> {}));
            desk.board.remove(job);
            desk.at("2026-05-09T17:30:00Z");
            assertEquals(Optional.empty(), desk.jobs.look());
            assertFalse(desk.state("weekly").here());
            assertEquals(List.of(), desk.done("weekly"));
            assertEquals(
                    "jobs.away",
                    assertThrows(Refusal.class, () -> desk.jobs.runNow("weekly", KEEPER))
                            .code());
            desk.brings(job);
            assertEquals(List.of(at("2026-05-09T17:00:00Z")), desk.done("weekly"));
            assertEquals(at("2026-05-16T17:00:00Z"), desk.state("weekly").due());
        }
    }

    @ParameterizedTest
    @EnumSource
    void jobs_of_a_module_that_is_being_changed_wait(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            Refusal why = new Refusal("modules.changing", "It is being changed");
            desk.closed.put("sample", new ModuleDoor.Closed(ModuleDoor.Kind.CHANGING, why));
            desk.brings(desk.job("sample-work", "sample", HOURLY, due -> {}));
            assertEquals(at("2026-05-01T13:00:30Z"), desk.look("2026-05-01T13:00:00Z"));
            assertEquals(
                    "jobs.module-changing",
                    assertThrows(Refusal.class, () -> desk.jobs.runNow("sample-work", KEEPER))
                            .code());
            assertEquals(List.of(), desk.done("sample-work"));
            desk.closed.put("sample", new ModuleDoor.Closed(ModuleDoor.Kind.NO_NEW_WORK, why));
            desk.look("2026-05-01T13:00:30Z");
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("sample-work"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_schedule_or_zone_is_reckoned_anew_and_nothing_is_done_twice(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            Job early = desk.brings(desk.job("daily", "", Schedule.daily(LocalTime.of(8, 0)), due -> {}));
            desk.look("2026-05-01T13:00:00Z");
            desk.board.remove(early);
            desk.brings(desk.job("daily", "", Schedule.daily(LocalTime.of(20, 0)), due -> {}));
            assertEquals("daily 20:00 America/Bogota", desk.state("daily").schedule());
            assertEquals(at("2026-05-02T01:00:00Z"), desk.state("daily").due());
            desk.zone("Europe/Madrid");
            desk.jobs.look();
            assertEquals(at("2026-05-01T18:00:00Z"), desk.state("daily").due());
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("daily"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void where_clocks_change_each_day_is_done_once(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.zone("Europe/Madrid");
            desk.at("2026-10-23T12:00:00Z");
            desk.brings(desk.job("night", "", Schedule.daily(LocalTime.of(2, 30)), due -> {}));
            for (Instant t = at("2026-10-23T12:00:00Z");
                    t.isBefore(at("2026-10-27T12:00:00Z"));
                    t = t.plus(Duration.ofMinutes(10))) {
                desk.at(t);
                desk.jobs.look();
            }
            assertEquals(
                    List.of(
                            at("2026-10-24T00:30:00Z"),
                            at("2026-10-25T00:30:00Z"),
                            at("2026-10-26T01:30:00Z"),
                            at("2026-10-27T01:30:00Z")),
                    desk.done("night"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_run_by_hand_ahead_of_time_is_one_more_and_audited(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            desk.at("2026-05-01T12:34:00Z");
            desk.jobs.runNow("hourly", KEEPER);
            assertEquals(1, desk.acts.size());
            assertEquals("jobs.run", desk.acts.get(0).code());
            assertEquals("hourly", desk.acts.get(0).subject().orElseThrow().id());
            desk.look("2026-05-01T13:00:00Z");
            assertEquals(List.of(at("2026-05-01T12:34:00Z"), at("2026-05-01T13:00:00Z")), desk.done("hourly"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_run_by_hand_of_what_has_failed_is_its_run(Kind kind) {
        AtomicBoolean broken = new AtomicBoolean(true);
        AtomicInteger changes = new AtomicInteger();
        try (Desk desk = new Desk(kind)) {
            desk.jobs.whenChanged(changes::incrementAndGet);
            desk.brings(desk.job("hourly", "", HOURLY, due -> {
                if (broken.get()) {
                    throw new IllegalStateException("No");
                }
            }));
            desk.look("2026-05-01T13:00:00Z");
            Refusal again = assertThrows(Refusal.class, () -> desk.jobs.runNow("hourly", KEEPER));
            assertEquals("jobs.failed", again.code());
            assertTrue(again.getMessage().contains("IllegalStateException: No"), again.getMessage());
            assertEquals(2, desk.state("hourly").failures());
            broken.set(false);
            desk.jobs.runNow("hourly", KEEPER);
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("hourly"));
            assertEquals(at("2026-05-01T14:00:00Z"), desk.jobs.look().orElseThrow());
            assertEquals(2, changes.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_its_entry_in_the_audit_a_run_by_hand_does_not_happen(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            desk.auditFails();
            assertThrows(Refusal.class, () -> desk.jobs.runNow("hourly", KEEPER));
            assertEquals(List.of(), desk.done("hourly"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_may_not_neither_sees_nor_runs(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            assertThrows(Forbidden.class, () -> desk.jobs.all(Caller.node(Jobs.RUN)));
            assertThrows(Forbidden.class, () -> desk.jobs.runNow("hourly", Caller.node(Jobs.READ)));
            assertThrows(NotFound.class, () -> desk.jobs.runNow("no-such-job", KEEPER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_says_nonsense_of_itself_is_left_out_and_of_two_the_first_goes_on(Kind kind) {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("Not A Name", HOURLY));
            Job first = desk.brings(desk.job("hourly", HOURLY));
            desk.brings(desk.job("hourly", Schedule.daily(LocalTime.NOON)));
            assertEquals(List.of("hourly"), desk.jobs.here());
            assertEquals("every 1h", desk.state("hourly").schedule());
            desk.board.remove(first);
            desk.jobs.look();
            assertEquals("daily 12:00 America/Bogota", desk.state("hourly").schedule());
        }
    }

    /** Its bundle is being stopped meanwhile, and must not lose its store under a job that is at work. */
    @ParameterizedTest
    @EnumSource
    void a_job_at_work_is_waited_for_when_it_goes_and_can_be_seen_meanwhile(Kind kind) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        try (Desk desk = new Desk(kind)) {
            Job job = desk.brings(desk.job("hourly", "", HOURLY, due -> {
                begun.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                over.set(true);
            }));
            desk.at("2026-05-01T13:00:00Z");
            Thread clock = new Thread(desk.jobs::look);
            clock.start();
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            assertTrue(desk.state("hourly").running());
            AtomicBoolean wasOver = new AtomicBoolean();
            Thread stopping = new Thread(() -> {
                desk.board.remove(job);
                wasOver.set(over.get());
            });
            stopping.start();
            while (stopping.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();
            stopping.join();
            clock.join();
            assertTrue(wasOver.get());
            assertEquals(List.of(at("2026-05-01T13:00:00Z")), desk.done("hourly"));
        }
    }
}
