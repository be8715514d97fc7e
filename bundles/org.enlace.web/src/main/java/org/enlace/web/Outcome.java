package org.enlace.web;

import java.util.List;
import org.enlace.platform.RecordId;

/** What became of an act on several records. */
public record Outcome(List<RecordId> done, List<Refused> refused) {
    public Outcome {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /**
     * @param title what the record is called
     * @param why   in the language of whoever asked
     */
    public record Refused(RecordId record, String title, String why) {}

    public boolean allDone() {
        return refused.isEmpty();
    }
}
