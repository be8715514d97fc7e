package org.enlace.training.internal.outcome;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.CostLine;

/** Where cost lines are kept. */
public interface CostStore {
    Optional<CostLine> find(RecordId id);

    List<CostLine> of(RecordId series);

    /** What counts, of all series: a sum for each series, kind and currency. */
    List<Sum> sums();

    void write(CostLine line);

    /** @param minor in the smallest unit of the currency */
    record Sum(RecordId series, CostKind kind, String currency, long minor) {}
}
