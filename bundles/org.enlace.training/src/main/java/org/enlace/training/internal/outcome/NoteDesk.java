package org.enlace.training.internal.outcome;

import java.util.List;
import java.util.stream.Collectors;
import org.enlace.documents.Markdown;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Question;
import org.enlace.training.outcome.Subject;

/** The use cases of minutes, questions and decisions. */
final class NoteDesk implements Outcomes {
    private final TrainingStores stores;
    private final Changes changes;
    private final Markdown markdown;

    NoteDesk(TrainingStores stores, Changes changes, Markdown markdown) {
        this.stores = stores;
        this.changes = changes;
        this.markdown = markdown;
    }

    @Override
    public Subject series(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        return Subject.series(stores.series()
                .find(series)
                .orElseThrow(() -> new NotFound(Trainings.SERIES, series.toString()))
                .id());
    }

    /** Also of one that the organiser of another country's series has dropped: what was noted of it stays. */
    @Override
    public Subject session(RecordId session, Caller caller) {
        caller.require(Trainings.READ);
        return stores.sessions()
                .find(session)
                .map(known -> Subject.session(known.series(), known.id()))
                .or(() -> stores.outcomes().notes().meeting(session))
                .orElseThrow(() -> new NotFound(Sessions.KIND, session.toString()));
    }

    @Override
    public Outcome find(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        return stores.outcomes().notes().find(subject).orElseGet(() -> Outcome.none(subject));
    }

    @Override
    public Outcome find(Subject subject, int version, Caller caller) {
        caller.require(Trainings.READ);
        return stores.outcomes()
                .notes()
                .find(subject, version)
                .orElseThrow(() -> new NotFound(KIND, subject.id() + "/" + version));
    }

    @Override
    public List<Outcome> versions(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        return stores.outcomes().notes().versions(subject);
    }

    @Override
    public List<RecordId> noted(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        return stores.outcomes().notes().meetings(series);
    }

    @Override
    public Outcome note(Subject subject, int version, OutcomeText text, Caller caller) {
        caller.require(Trainings.ORGANISE);
        markdown.check(text.minutes(), "minutes");
        return changes.make(caller, stamp -> {
            Outcome now = find(subject, caller);
            Changes.expect(version, now.version(), KIND, subject.id());
            if (now.text().equals(text)) {
                return now;
            }
            Outcome noted = now.note(text, stamp);
            stores.outcomes().notes().write(noted);
            changes.found();
            changes.record(Act.done("training.note-outcome", caller)
                    .on(KIND, subject.id())
                    .fact("version", noted.version())
                    .changed("minutes", now.text().minutes(), text.minutes())
                    .changed("questions", questions(now.text()), questions(text))
                    .changed(
                            "decisions",
                            String.join("\n", now.text().decisions()),
                            String.join("\n", text.decisions())));
            return noted;
        });
    }

    private static String questions(OutcomeText text) {
        return text.questions().stream().map(NoteDesk::words).collect(Collectors.joining("\n\n"));
    }

    private static String words(Question question) {
        return question.asked() + "\n" + question.answered();
    }
}
