package org.enlace.training.internal.outcome;

import java.util.List;
import java.util.Map;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.reference.CrimeTypes;
import org.enlace.training.Rules;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.Themes;

/** The use cases of themes. */
final class ThemeDesk implements Themes {
    private final TrainingStores stores;
    private final Changes changes;
    private final CrimeTypes crimeTypes;

    ThemeDesk(TrainingStores stores, Changes changes, CrimeTypes crimeTypes) {
        this.stores = stores;
        this.changes = changes;
        this.crimeTypes = crimeTypes;
    }

    @Override
    public List<String> of(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        return stores.outcomes().themes().of(series);
    }

    @Override
    public Map<RecordId, List<String>> all(Caller caller) {
        caller.require(Trainings.READ);
        return stores.outcomes().themes().all();
    }

    @Override
    public void set(RecordId series, List<String> codes, Caller caller) {
        caller.require(Trainings.ORGANISE);
        List<String> themes =
                Rules.list("themes", codes.stream().distinct().sorted().toList(), MOST);
        changes.make(caller, stamp -> {
            if (stores.series().find(series).isEmpty()) {
                throw new NotFound(Trainings.SERIES, series.toString());
            }
            List<String> now = stores.outcomes().themes().of(series);
            for (String code : themes) {
                // One that was retired since stays where it stood.
                if (!now.contains(code) && crimeTypes.find(code).isEmpty()) {
                    throw new Refusal(
                                    "training.theme",
                                    "\"" + code + "\" is no code of the crime classification; choose one of its list",
                                    code)
                            .at("themes");
                }
            }
            if (!now.equals(themes)) {
                stores.outcomes().themes().replace(series, themes);
                changes.record(Act.done("training.themes", caller)
                        .on(Trainings.SERIES, series)
                        .codes("themes", themes));
            }
            return null;
        });
    }
}
