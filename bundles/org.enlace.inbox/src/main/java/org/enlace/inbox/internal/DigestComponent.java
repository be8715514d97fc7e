package org.enlace.inbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enlace.identity.Callers;
import org.enlace.identity.Officers;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.digest.DigestRound;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.mail.Mail;
import org.enlace.platform.Audit;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells officers by mail how much waits, where the node has been told by which server: without one this is never loaded. Looks every
 * quarter of an hour, because full hours of all zones fall on one.
 */
@Component(
        service = {},
        immediate = true)
public final class DigestComponent implements Job {
    private final DigestRound round;
    private final Transactions transactions;
    private final ServiceRegistration<?> choices;
    private final ServiceRegistration<?> job;

    @Activate
    public DigestComponent(
            BundleContext context,
            @Reference InboxStore store,
            @Reference Tray tray,
            @Reference Callers callers,
            @Reference Officers officers,
            @Reference(target = Mail.WITH_SERVER) Mail mail,
            @Reference Transactions transactions,
            @Reference Audit audit) {
        this.transactions = transactions;
        Clock clock = Clock.systemUTC();
        round = new DigestRound(store.digests(), callers, officers, tray, mail, transactions, audit, clock);
        choices = context.registerService(
                Digests.class, new Digests(store.digests(), officers, transactions, audit, clock), null);
        job = context.registerService(Job.class, this, null);
    }

    @Deactivate
    void withdraw() {
        job.unregister();
        choices.unregister();
    }

    @Override
    public String name() {
        return "inbox-digests";
    }

    @Override
    public String module() {
        return "";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(15));
    }

    /** Each digest is a transaction of its own, by the due time in its own row; one that is left over has its turn in the next round. */
    @Override
    public void run(Instant due) {
        transactions.afterCommit(round::run);
    }
}
