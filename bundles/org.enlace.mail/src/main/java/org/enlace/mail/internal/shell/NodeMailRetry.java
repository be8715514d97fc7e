package org.enlace.mail.internal.shell;

import org.enlace.mail.internal.Outbox;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code node:mail-retry}: sends again what was given up. */
@Component(service = Command.class)
public final class NodeMailRetry extends MailCommand {
    private final Outbox outbox;

    @Activate
    public NodeMailRetry(@Reference Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "mail-retry";
    }

    @Override
    public String summary() {
        return "try again to send the mail that was given up";
    }

    @Override
    public Permission permission() {
        return Outbox.MANAGE;
    }

    @Override
    public String example() {
        return "node:mail-retry";
    }

    @Override
    public int run(Invocation invocation) {
        invocation.out().println("To be tried again: " + outbox.retry(invocation.caller()));
        return 0;
    }
}
