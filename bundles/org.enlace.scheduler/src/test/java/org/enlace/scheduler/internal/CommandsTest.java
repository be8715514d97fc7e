package org.enlace.scheduler.internal;

import static org.enlace.scheduler.internal.Desk.HOURLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.enlace.scheduler.internal.shell.NodeJobRun;
import org.enlace.scheduler.internal.shell.NodeJobs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {
    private static String run(Command command, List<String> arguments, Map<String, String> options) throws Exception {
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            assertEquals(
                    0,
                    command.run(new Command.Invocation(
                            arguments,
                            options,
                            Path.of("."),
                            writer,
                            (step, done, total) -> {},
                            Desk.KEEPER,
                            Integer.MAX_VALUE)));
        }
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource
    void jobs_are_listed_for_people_and_for_scripts_and_run_by_name(Kind kind) throws Exception {
        try (Desk desk = new Desk(kind)) {
            desk.brings(desk.job("hourly", HOURLY));
            desk.brings(desk.job("broken", "sample", HOURLY, due -> {
                throw new IllegalStateException("No disk");
            }));
            desk.board.remove(desk.brings(desk.job("gone", "sample", HOURLY, due -> {})));
            desk.look("2026-05-01T13:00:00Z");

            assertEquals(
                    List.of(
                            "Job | Schedule | Last run | How it went | Next",
                            "broken | every 1h | 2026-05-01 13:00 Z | failed: IllegalStateException: No disk"
                                    + " | 2026-05-01 13:01 Z",
                            "gone | every 1h | not yet | away with sample",
                            "hourly | every 1h | 2026-05-01 13:00 Z | done | 2026-05-01 14:00 Z"),
                    run(new NodeJobs(desk.jobs), List.of(), Map.of())
                            .lines()
                            .map(line -> line.replaceAll(" {2,}", " | "))
                            .toList());
            String json = run(new NodeJobs(desk.jobs), List.of(), Map.of("json", ""));
            assertTrue(json.contains("\"name\": \"gone\""), json);
            assertTrue(json.contains("\"here\": false"), json);
            assertTrue(json.contains("\"next\": \"2026-05-01T14:00:00Z\""), json);

            NodeJobRun run = new NodeJobRun(desk.jobs);
            assertEquals(
                    List.of("broken", "hourly"), run.complete(run.parameters().get(0)));
            assertEquals("Done: hourly", run(run, List.of("hourly"), Map.of()).strip());
            assertEquals(2, desk.done("hourly").size());
            String done = run(run, List.of("hourly"), Map.of("json", ""));
            assertTrue(done.contains("\"outcome\": \"done\""), done);
            Refusal none = assertThrows(Refusal.class, () -> run(run, List.of("backup"), Map.of()));
            assertTrue(none.getMessage().contains("There is no job \"backup\""), none.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_a_job_that_only_begins_its_work_nobody_is_told_that_it_is_done(Kind kind) throws Exception {
        try (Desk desk = new Desk(kind)) {
            desk.brings(new LongWork(desk.job("long", HOURLY), () -> "sample:list"));
            NodeJobRun run = new NodeJobRun(desk.jobs);
            assertEquals(
                    "Begun: long. It goes on in the background. How it went is told by sample:list.",
                    run(run, List.of("long"), Map.of()).strip());
            String json = run(run, List.of("long"), Map.of("json", ""));
            assertTrue(json.contains("\"outcome\": \"begun\""), json);
            assertTrue(json.contains("\"follow\": \"sample:list\""), json);
            String listed = run(new NodeJobs(desk.jobs), List.of(), Map.of());
            assertTrue(listed.contains("  begun  ") && !listed.contains("done"), listed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_job_that_says_nothing_sensible_of_itself_is_left_out_and_hides_no_other(Kind kind) throws Exception {
        try (Desk desk = new Desk(kind)) {
            desk.brings(new LongWork(desk.job("silent", HOURLY), () -> null));
            desk.brings(new LongWork(desk.job("wrong", HOURLY), () -> {
                throw new IllegalStateException("its module is away");
            }));
            int[] asked = new int[1];
            desk.brings(new LongWork(desk.job("once", HOURLY), () -> {
                if (asked[0]++ > 0) {
                    throw new IllegalStateException("its module is away by now");
                }
                return "sample:list";
            }));
            NodeJobRun run = new NodeJobRun(desk.jobs);
            assertTrue(run(run, List.of("once"), Map.of()).startsWith("Begun: once."));
            assertEquals(List.of("once"), desk.jobs.here());
            assertTrue(run(new NodeJobs(desk.jobs), List.of(), Map.of()).contains("  begun  "));
        }
    }

    /** Leaves what it does to a thread of its own. */
    private record LongWork(Job job, Supplier<String> told) implements Job {
        @Override
        public String name() {
            return job.name();
        }

        @Override
        public String module() {
            return job.module();
        }

        @Override
        public Schedule schedule() {
            return job.schedule();
        }

        @Override
        public void run(Instant due) {
            job.run(due);
        }

        @Override
        public String follow() {
            return told.get();
        }
    }
}
