package org.enlace.persistence.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.enlace.configuration.Configurations;
import org.enlace.persistence.internal.Moving;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:move-database}: from the embedded database to PostgreSQL. */
@Component(service = Command.class)
public final class NodeMoveDatabase implements Command {
    private static final Option USER = new Option("user", "the user at the server", "NAME");
    private static final Option PASSWORD = new Option(
            "password-file", "a file whose first line is the password; the node reads it at each start", "FILE");
    private static final double MEGA = 1e6;
    private static final double NANO = 1e9;
    private static final double LEAST_SECONDS = 0.001;

    private final Moving moving;

    @Activate
    public NodeMoveDatabase(@Reference Moving moving) {
        this.moving = moving;
    }

    @Override
    public String scope() {
        return "node";
    }

    @Override
    public String name() {
        return "move-database";
    }

    @Override
    public String summary() {
        return "move all records from the embedded database to an empty one of PostgreSQL; meanwhile nothing is stored";
    }

    @Override
    public Permission permission() {
        return Configurations.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("URL", "jdbc:postgresql://HOST:PORT/DATABASE, without a password", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(USER, PASSWORD, Option.JSON);
    }

    @Override
    public String example() {
        return "node:move-database jdbc:postgresql://127.0.0.1:5432/enlace --user enlace"
                + " --password-file /srv/enlace/keys/postgresql.password";
    }

    /** Somebody may write a password into it, which is refused. Where it leads stands in the audit under its own act. */
    @Override
    public Set<String> secrets() {
        return Set.of("URL");
    }

    @Override
    public int run(Invocation invocation) {
        Moving.Done done = moving.move(
                invocation.arguments().get(0),
                invocation.value(USER).orElse(""),
                invocation
                        .value(PASSWORD)
                        .map(typed -> invocation.path(typed).toString())
                        .orElse(""),
                invocation.progress(),
                invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(done);
        } else {
            say(done, invocation);
        }
        return done.running() ? 0 : 1;
    }

    private static void say(Moving.Done done, Invocation invocation) {
        var out = invocation.out();
        double seconds = Math.max(done.copied() / NANO, LEAST_SECONDS);
        out.println("Moved to " + done.to());
        if (done.again()) {
            out.println("  what an earlier attempt had left there was taken away first");
        }
        out.println(String.format(
                Locale.ROOT,
                "  %d rows of %d tables, %.1f MB in %.1f s, %.0f rows/s, %.1f MB/s",
                done.rows(),
                done.tables(),
                done.bytes() / MEGA,
                seconds,
                done.rows() / seconds,
                done.bytes() / MEGA / seconds));
        out.println(String.format(
                Locale.ROOT,
                "  each table counted and compared row by row in %.1f s; all together %s",
                done.compared() / NANO,
                done.digest()));
        if (done.shortened() > 0) {
            out.println("  " + done.shortened()
                    + " moments had digits below the microsecond, which PostgreSQL does not keep");
        }
        out.println(
                done.running()
                        ? "The node runs on it. The embedded database lies in the folder database of ENLACE_DATA as it was."
                        : "The node has not begun to run on it yet: node:status and the log tell why.");
    }
}
