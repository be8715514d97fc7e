package org.enlace.training.internal.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.TrainingStores;

/** Calls and applications as the module keeps them. */
final class StoredExchanges implements ExchangeRecords {
    private static final Set<Stage> BEFORE = EnumSet.of(Stage.ENDORSED, Stage.PROPOSED);

    private final TrainingStores stores;
    private final Consumer<Application> kept;

    /** @param kept keeps an application, and tells whose turn it is now */
    StoredExchanges(TrainingStores stores, Consumer<Application> kept) {
        this.stores = stores;
        this.kept = kept;
    }

    @Override
    public Standing call(RecordId id) {
        ExchangeCall call = stores.calls().find(id).orElseThrow(() -> new NotFound(ExchangeCall.KIND, id.toString()));
        return new Standing(
                call,
                stores.calls().offers(id).stream()
                        .filter(offer -> !offer.withdrawn())
                        .map(HostOffer::place)
                        .toList());
    }

    @Override
    public List<Application> applications(RecordId call) {
        Set<Stage> stages = EnumSet.copyOf(BEFORE);
        stages.addAll(Stage.SEATED);
        return all(call, stages);
    }

    @Override
    public List<Application> everybody(RecordId call) {
        return all(call, EnumSet.allOf(Stage.class));
    }

    private List<Application> all(RecordId call, Set<Stage> stages) {
        List<Application> all = new ArrayList<>();
        stages.forEach(stage -> all.addAll(stores.applications().all(call, stage)));
        return all;
    }

    @Override
    public Optional<Application> application(RecordId id) {
        return stores.applications().find(id);
    }

    @Override
    public void write(Collection<? extends Application> changed) {
        changed.forEach(kept);
    }

    @Override
    public Map<Route, Integer> seated(RecordId call) {
        return stores.matchings().seated(call);
    }

    @Override
    public List<Reciprocity.Stay> stays() {
        return stores.matchings().stays();
    }
}
