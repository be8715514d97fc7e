package org.enlace.training.internal.outcome;

import java.util.List;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Costs;

/** The use cases of costs. */
final class CostDesk implements Costs {
    private final TrainingStores stores;
    private final Changes changes;

    CostDesk(TrainingStores stores, Changes changes) {
        this.stores = stores;
        this.changes = changes;
    }

    private CostStore store() {
        return stores.outcomes().costs();
    }

    @Override
    public List<CostLine> of(RecordId series, Caller caller) {
        caller.require(Trainings.ORGANISE);
        known(series);
        return store().of(series);
    }

    private void known(RecordId series) {
        if (stores.series().find(series).isEmpty()) {
            throw new NotFound(Trainings.SERIES, series.toString());
        }
    }

    @Override
    public CostLine find(RecordId id, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return store().find(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    @Override
    public CostLine add(RecordId series, CostLine.Content content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            known(series);
            if (store().of(series).size() >= MOST) {
                throw new Refusal(
                        "training.outcome-most", "There are " + MOST + " already, and no more are kept here", MOST);
            }
            CostLine line = CostLine.first(changes.next(), series, content, stamp);
            store().write(line);
            changes.record(Act.done("training.add-cost", caller)
                    .on(KIND, line.id())
                    .code("kind", content.kind().token())
                    .fact("amount", content.money().minor())
                    .code("currency", content.money().currency()));
            return line;
        });
    }

    @Override
    public CostLine drop(RecordId id, int version, boolean gone, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            CostLine now = find(id, caller);
            Changes.expect(version, now.version(), KIND, id);
            if (now.dropped() == gone) {
                return now;
            }
            CostLine dropped = now.drop(gone, stamp);
            store().write(dropped);
            Act act = gone ? Act.done("training.drop-cost", caller) : Act.done("training.keep-cost", caller);
            changes.record(act.on(KIND, id).fact("version", dropped.version()));
            return dropped;
        });
    }
}
