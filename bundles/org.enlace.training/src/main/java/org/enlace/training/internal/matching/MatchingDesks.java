package org.enlace.training.internal.matching;

import java.util.function.Consumer;
import org.enlace.documents.Tables;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Balances;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.TrainingStores;

/** The use cases of the matching and of the balance between countries, put together. */
public final class MatchingDesks {
    private final SetupDesk setups;
    private final RunDesk runs;
    private final BalanceDesk balances;
    private final MatchingFiles files;

    /** @param kept keeps an application that a run moved, and tells whose turn it is now */
    public MatchingDesks(
            TrainingStores stores,
            Changes changes,
            Consumer<Application> kept,
            Applications applications,
            Countries countries,
            MatchingSettings settings,
            Tables tables,
            Texts texts) {
        MatchingStore store = stores.matchings();
        ExchangeRecords records = new StoredExchanges(stores, kept);
        Inputs inputs = new Inputs(store, records, settings);
        setups = new SetupDesk(store, records, changes, inputs, countries, settings);
        runs = new RunDesk(store, records, changes, inputs, settings, applications, new OfficerMatching());
        balances = new BalanceDesk(records, changes);
        files = new MatchingFiles(store, runs, balances, changes, countries, tables, texts);
    }

    public MatchingSetups setups() {
        return setups;
    }

    public MatchingRuns runs() {
        return runs;
    }

    public Balances balances() {
        return balances;
    }

    public MatchingFiles files() {
        return files;
    }

    /** Before the module goes: a run that is at work stores nothing any more. */
    public void stop() {
        runs.stop();
    }
}
