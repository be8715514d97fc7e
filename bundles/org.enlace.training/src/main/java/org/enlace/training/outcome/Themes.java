package org.enlace.training.outcome;

import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** What series are about, by codes of the crime classification in force (ICCS). */
public interface Themes {
    /** The most themes of a series. */
    int MOST = 12;

    List<String> of(RecordId series, Caller caller);

    Map<RecordId, List<String>> all(Caller caller);

    /**
     * Says what a series is about; none says that it is not known.
     *
     * @throws org.enlace.platform.Refusal {@code training.theme} for a code that is not of the classification
     */
    void set(RecordId series, List<String> codes, Caller caller);
}
