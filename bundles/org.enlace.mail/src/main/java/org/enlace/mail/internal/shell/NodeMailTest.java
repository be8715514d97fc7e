package org.enlace.mail.internal.shell;

import java.util.List;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.Outbox;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:mail-test}: whether mail is sent, and if not, what the server says. */
@Component(service = Command.class)
public final class NodeMailTest extends MailCommand {
    private final Outbox outbox;

    @Activate
    public NodeMailTest(@Reference Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "mail-test";
    }

    @Override
    public String summary() {
        return "send a mail now, and tell what the server says";
    }

    @Override
    public Permission permission() {
        return Outbox.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("address", "whom it is sent to", true, false));
    }

    @Override
    public String example() {
        return "node:mail-test ana.rojas@fiscalia.example";
    }

    @Override
    public int run(Invocation invocation) {
        MailAddress to = new MailAddress(invocation.arguments().get(0));
        outbox.test(to, invocation.caller());
        invocation.out().println("The server took a mail to " + to);
        return 0;
    }
}
