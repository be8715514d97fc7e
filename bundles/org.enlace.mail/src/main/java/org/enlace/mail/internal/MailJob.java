package org.enlace.mail.internal;

import java.time.Duration;
import java.time.Instant;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;

/** Sends what waits for another try, and what a stop left behind. */
final class MailJob implements Job {
    private final Outbox outbox;
    private final Transactions transactions;
    private final Runnable round;

    MailJob(Outbox outbox, Transactions transactions, Runnable round) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.round = round;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String module() {
        return "";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(5));
    }

    @Override
    public void run(Instant due) {
        outbox.forgetOld();
        transactions.afterCommit(round);
    }

    @Override
    public String follow() {
        return "node:mail";
    }
}
