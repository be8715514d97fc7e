package org.enlace.mail.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.mail.internal.Outbox;
import org.enlace.mail.internal.Waiting;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:mail}: what waits to be sent, and what could not be. */
@Component(service = Command.class)
public final class NodeMail extends MailCommand {
    private static final int MOST = 500;

    private final Outbox outbox;

    @Activate
    public NodeMail(@Reference Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String summary() {
        return "list the mail that waits to be sent or could not be";
    }

    @Override
    public Permission permission() {
        return Outbox.READ;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "node:mail --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<Waiting> all = outbox.list(MOST, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(NodeMail::json).toList());
            return 0;
        }
        Table table = new Table("Mail", "To", "Subject", "Written", "State", "Next", "Why not yet");
        for (Waiting one : all) {
            boolean failed = one.state() == Waiting.State.FAILED;
            table.row(
                    one.id(),
                    one.letter().to(),
                    one.letter().subject(),
                    invocation.moment(one.queued()),
                    failed ? "failed" : "waiting",
                    failed ? "" : invocation.moment(one.tryFrom()),
                    one.error());
        }
        if (table.isEmpty()) {
            invocation.out().println("No mail waits");
        } else {
            invocation.print(table);
        }
        if (!outbox.configured()) {
            invocation.out().println("No mail is configured, so none is sent");
        } else if (all.size() == MOST) {
            invocation.out().println("The first " + MOST + "; there are more");
        }
        return 0;
    }

    private static Map<String, Object> json(Waiting one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", one.id());
        json.put("to", one.letter().to());
        json.put("subject", one.letter().subject());
        json.put("written", one.queued());
        json.put("state", one.state().name().toLowerCase(Locale.ROOT));
        json.put("failures", one.failures());
        json.put("next", one.state() == Waiting.State.FAILED ? null : one.tryFrom());
        json.put("error", one.error());
        return json;
    }
}
