package org.enlace.training.outcome;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Begun;

/** What was learned, and the practices drawn from it; otherwise as {@link Outcomes}. */
public interface Lessons {
    /** The most of one subject. */
    int MOST = 100;

    /** In the order they were written; those taken back last. */
    List<Lesson> of(Subject subject, Caller caller);

    Lesson find(RecordId id, Caller caller);

    Lesson learn(Subject subject, Lesson.Content content, Caller caller);

    Lesson revise(RecordId id, int version, Lesson.Content content, Caller caller);

    /** Takes it back, or brings it back. */
    Lesson drop(RecordId lesson, int version, boolean gone, Caller caller);

    /** What the library is called that takes lessons as practices; empty where there is none, or the caller may not begin one. */
    Optional<String> library(Language language, Caller caller);

    /** The practice drawn from a lesson; empty where there is none, and while the library is away. */
    Optional<Begun> practice(Lesson lesson, Caller caller);

    /**
     * Draws a practice from a lesson, which is then an ordinary draft of the library; a second time gives the first. Needs what the
     * library asks for.
     *
     * @throws org.enlace.platform.Refusal {@code training.no-library}, {@code training.lesson-dropped}, or what is wrong with its words
     */
    Begun draw(RecordId lesson, Caller caller);
}
