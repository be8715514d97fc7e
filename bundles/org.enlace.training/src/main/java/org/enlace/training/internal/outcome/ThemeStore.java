package org.enlace.training.internal.outcome;

import java.util.List;
import java.util.Map;
import org.enlace.platform.RecordId;

/** Where it is kept what series are about. */
public interface ThemeStore {
    List<String> of(RecordId series);

    Map<RecordId, List<String>> all();

    void replace(RecordId series, List<String> themes);
}
