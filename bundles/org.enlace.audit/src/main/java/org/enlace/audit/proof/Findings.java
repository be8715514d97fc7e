package org.enlace.audit.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers findings; of very many only the first are kept, and all are counted. */
public final class Findings {
    /** How many are kept. */
    public static final int KEPT = 200;

    private final List<Finding> kept = new ArrayList<>();
    private long count;

    public void add(Finding finding) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    public void add(Finding.Kind kind, long at, Object... place) {
        add(Finding.of(kind, at, place));
    }

    public long count() {
        return count;
    }

    /** In the order of the log. */
    public List<Finding> inOrder() {
        List<Finding> sorted = new ArrayList<>(kept);
        Collections.sort(sorted);
        return sorted;
    }
}
