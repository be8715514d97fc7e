package org.enlace.scheduler.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.scheduler.internal.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:job-run}: does now what comes round. */
@Component
public final class NodeJobRun implements Command {
    private final Jobs jobs;

    @Activate
    public NodeJobRun(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String scope() {
        return "node";
    }

    @Override
    public String name() {
        return "job-run";
    }

    @Override
    public String summary() {
        return "run a job now; where it is due or has failed, that is its run";
    }

    @Override
    public Permission permission() {
        return Jobs.RUN;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("JOB", "its name, as node:jobs lists it", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return jobs.here();
    }

    @Override
    public String example() {
        return "node:job-run adoption-warnings";
    }

    @Override
    public int run(Invocation invocation) {
        String name = invocation.arguments().get(0);
        String follow;
        try {
            follow = jobs.runNow(name, invocation.caller());
        } catch (NotFound e) {
            throw new Refusal(
                    "jobs.none",
                    "There is no job \"" + name
                            + "\" here; node:jobs lists those there are. A job comes with its module"
                            + (name.equals("backup")
                                    ? ", and this one once \"folder\" of org.enlace.backup is set"
                                    : ""),
                    name);
        }
        if (invocation.has(Option.JSON)) {
            Map<String, Object> ran = new LinkedHashMap<>();
            ran.put("job", name);
            ran.put("outcome", follow.isEmpty() ? "done" : "begun");
            ran.put("follow", follow);
            invocation.json(ran);
        } else if (follow.isEmpty()) {
            invocation.out().println("Done: " + name);
        } else {
            invocation
                    .out()
                    .println("Begun: " + name + ". It goes on in the background. How it went is told by " + follow
                            + ".");
        }
        return 0;
    }
}
