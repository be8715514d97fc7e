package org.enlace.training.internal.outcome;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.enlace.documents.Markdown;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.PracticeDrafts;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.platform.contribution.PracticeDrafts.Origin;
import org.enlace.platform.contribution.PracticeDrafts.Practice;
import org.enlace.reference.Countries;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.People;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Lessons;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Subject;

/** The use cases of lessons, and the practices drawn from them. */
final class LessonDesk implements Lessons {
    private static final int LONGEST_FROM = 300;

    private final TrainingStores stores;
    private final Changes changes;
    private final Markdown markdown;
    private final Practices practices;
    private final Countries countries;
    private final People people;
    private final Texts texts;

    LessonDesk(
            TrainingStores stores,
            Changes changes,
            Markdown markdown,
            Practices practices,
            Countries countries,
            People people,
            Texts texts) {
        this.stores = stores;
        this.changes = changes;
        this.markdown = markdown;
        this.practices = practices;
        this.countries = countries;
        this.people = people;
        this.texts = texts;
    }

    private LessonStore store() {
        return stores.outcomes().lessons();
    }

    private Lesson known(RecordId id) {
        return store().find(id).orElseThrow(() -> new NotFound(Outcomes.LESSON, id.toString()));
    }

    @Override
    public List<Lesson> of(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        return store().of(subject);
    }

    @Override
    public Lesson find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        return known(id);
    }

    @Override
    public Lesson learn(Subject subject, Lesson.Content content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        check(content);
        return changes.make(caller, stamp -> {
            if (store().of(subject).size() >= MOST) {
                throw new Refusal(
                        "training.outcome-most", "There are " + MOST + " already, and no more are kept here", MOST);
            }
            Lesson learned = Lesson.first(changes.next(), subject, content, stamp);
            return written(learned, told("training.learn", null, learned, caller));
        });
    }

    @Override
    public Lesson revise(RecordId id, int version, Lesson.Content content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        check(content);
        return changes.make(caller, stamp -> {
            Lesson now = known(id);
            Changes.expect(version, now.version(), Outcomes.LESSON, id);
            if (now.kept().content().equals(content)) {
                return now;
            }
            Lesson revised = now.revise(content, stamp);
            return written(revised, told("training.revise-lesson", now, revised, caller));
        });
    }

    @Override
    public Lesson drop(RecordId id, int version, boolean gone, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Lesson now = known(id);
            Changes.expect(version, now.version(), Outcomes.LESSON, id);
            if (now.dropped() == gone) {
                return now;
            }
            Act act = gone ? Act.done("training.drop-lesson", caller) : Act.done("training.keep-lesson", caller);
            Lesson dropped = now.drop(gone, stamp);
            return written(dropped, act.on(Outcomes.LESSON, id).fact("version", dropped.version()));
        });
    }

    private Lesson written(Lesson lesson, Act act) {
        store().write(lesson);
        stores.outcomes().notes().touch(lesson.subject(), lesson.changed().at());
        changes.found();
        changes.record(act);
        return lesson;
    }

    private void check(Lesson.Content content) {
        markdown.check(content.text(), "text");
        content.country().ifPresent(country -> {
            if (countries.find(country).isEmpty()) {
                throw new Refusal(
                                "training.unknown-country",
                                "\"" + country + "\" is no country of the network; use a code of its list",
                                country.value())
                        .at("country");
            }
        });
    }

    @Override
    public Optional<String> library(Language language, Caller caller) {
        return practices.now().filter(one -> caller.holds(one.permission())).map(one -> one.label(language));
    }

    @Override
    public Optional<Begun> practice(Lesson lesson, Caller caller) {
        return practices.now().flatMap(one -> one.find(origin(lesson), caller));
    }

    private static Origin origin(Lesson lesson) {
        return new Origin(Trainings.MODULE, lesson.id().toString());
    }

    @Override
    public Begun draw(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        PracticeDrafts library = practices
                .now()
                .orElseThrow(() -> new Refusal(
                        "training.no-library", "No library that takes practices is installed; install one first"));
        caller.require(library.permission());
        return changes.make(caller, stamp -> {
            Lesson lesson = known(id).kept();
            Optional<Begun> before = library.find(origin(lesson), caller);
            if (before.isPresent()) {
                return before.get();
            }
            Begun begun = library.begin(practice(lesson, caller.language()), caller);
            changes.record(Act.done("training.draw-practice", caller)
                    .on(Outcomes.LESSON, id)
                    .fact("version", lesson.version()));
            return begun;
        });
    }

    /** Which series and session, which country, when and by whom it was noted. */
    private Practice practice(Lesson lesson, Language language) {
        Series series = stores.series().find(lesson.subject().series()).orElseThrow();
        Optional<Session> session =
                lesson.subject().session().flatMap(one -> stores.sessions().find(one));
        String from = session.map(
                        one -> series.content().title() + " – " + one.content().title())
                .orElse(series.content().title());
        Optional<CountryCode> country = lesson.content().country();
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(lesson.created().at().atZone(series.content().zone()));
        String source = texts.get(
                language,
                "outcome.provenance",
                from,
                country.map(code -> countries.name(code, language))
                        .orElse(texts.get(language, "outcome.several-countries")),
                day,
                people.name(lesson.created().officer()));
        return new Practice(
                origin(lesson),
                lesson.content().language(),
                lesson.content().title(),
                lesson.content().text(),
                series.content().organiser(),
                country,
                from.length() > LONGEST_FROM
                        ? from.substring(0, LONGEST_FROM - 1).stripTrailing() + "…"
                        : from,
                source,
                lesson.created().at());
    }

    private static Act told(String code, Lesson before, Lesson after, Caller caller) {
        Lesson.Content was = before == null ? null : before.content();
        Lesson.Content is = after.content();
        return Act.done(code, caller)
                .on(Outcomes.LESSON, after.id())
                .fact("version", after.version())
                .changed("title", was == null ? null : was.title(), is.title())
                .changed("text", was == null ? null : was.text(), is.text());
    }
}
