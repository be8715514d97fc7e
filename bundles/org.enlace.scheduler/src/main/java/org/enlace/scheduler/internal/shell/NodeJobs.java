package org.enlace.scheduler.internal.shell;

import java.util.List;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.enlace.scheduler.internal.JobState;
import org.enlace.scheduler.internal.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:jobs}: what comes round, how it went, and when it is due. */
@Component
public final class NodeJobs implements Command {
    private final Jobs jobs;

    @Activate
    public NodeJobs(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String scope() {
        return "node";
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public String summary() {
        return "list what the node does by itself, how it went and when it is due";
    }

    @Override
    public Permission permission() {
        return Jobs.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "node:jobs --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<JobState> all = jobs.all(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
            return 0;
        }
        Table table = new Table("Job", "Schedule", "Last run", "How it went", "Next");
        for (JobState job : all) {
            table.row(
                    job.name(),
                    job.schedule(),
                    job.lastRun().map(invocation::moment),
                    went(job),
                    next(job, invocation));
        }
        invocation.print(table);
        return 0;
    }

    private static String went(JobState job) {
        return switch (job.outcome()) {
            case "done", "begun" -> job.outcome();
            case "failed" ->
                (job.failures() > 1 ? "failed " + job.failures() + " times: " : "failed: ")
                        + job.error().orElse("");
            default -> "not yet";
        };
    }

    private static String next(JobState job, Invocation invocation) {
        if (!job.here()) {
            return "away" + (job.module().isEmpty() ? "" : " with " + job.module());
        }
        return job.running() ? "at work" : invocation.moment(job.next());
    }
}
