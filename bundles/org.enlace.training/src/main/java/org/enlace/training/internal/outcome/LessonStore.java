package org.enlace.training.internal.outcome;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Subject;

/** Where lessons are kept. */
public interface LessonStore {
    Optional<Lesson> find(RecordId id);

    /** In the order they were written; those taken back last. */
    List<Lesson> of(Subject subject);

    void write(Lesson lesson);
}
