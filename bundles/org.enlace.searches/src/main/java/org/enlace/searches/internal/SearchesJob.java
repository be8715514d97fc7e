package org.enlace.searches.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.enlace.searches.SavedSearches;

/**
 * Looks each quarter of an hour which searches are due: seven o'clock is at a quarter past or to in some zones. The due times are
 * kept with the searches, each is marked with what it found.
 */
final class SearchesJob implements Job {
    private final SavedStore store;
    private final Transactions transactions;
    private final Runnable round;
    private final Clock clock;

    SearchesJob(SavedStore store, Transactions transactions, Runnable round, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.round = round;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "saved-searches";
    }

    @Override
    public String module() {
        return "";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(15));
    }

    @Override
    public void run(Instant due) {
        store.erase(clock.instant().minus(SavedSearches.UNDO));
        transactions.afterCommit(round);
    }

    @Override
    public String follow() {
        return "the inboxes of those who saved them, and the log where one fails";
    }
}
