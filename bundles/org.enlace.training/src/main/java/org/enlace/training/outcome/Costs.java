package org.enlace.training.outcome;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** What series cost. For whoever organises alone; otherwise as {@link Outcomes}. */
public interface Costs {
    String KIND = "training-cost";

    /** The most lines of a series. */
    int MOST = 500;

    /** In the order they were written, those taken back among them. */
    List<CostLine> of(RecordId series, Caller caller);

    CostLine find(RecordId id, Caller caller);

    CostLine add(RecordId series, CostLine.Content content, Caller caller);

    /** Takes a line back, or brings it back. */
    CostLine drop(RecordId id, int version, boolean gone, Caller caller);
}
