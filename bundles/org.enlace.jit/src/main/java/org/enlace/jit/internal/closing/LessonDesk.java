package org.enlace.jit.internal.closing;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.Rules;
import org.enlace.jit.access.Right;
import org.enlace.jit.closing.CaseWords;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.PracticeDrafts;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.platform.contribution.PracticeDrafts.Origin;
import org.enlace.platform.contribution.PracticeDrafts.Practice;

/**
 * Gives lessons of a team to the library of protocols as drafts, where there is one. The library is read by many who know nothing of
 * the case, so somebody of the team words the draft anew, and what names the case is refused. A country gives its own lessons only.
 */
public final class LessonDesk {
    /** The most of what a library takes. */
    public static final int LONGEST_TITLE = 300;

    public static final int LONGEST_TEXT = 5_000;

    private static final Set<EntryKind> NAMING = EnumSet.of(
            EntryKind.PERSON,
            EntryKind.ORGANISATION,
            EntryKind.PLACE,
            EntryKind.VEHICLE,
            EntryKind.DOCUMENT,
            EntryKind.TELEPHONE,
            EntryKind.ACCOUNT);

    private final Supplier<Desks> desks;
    private final JitStores stores;
    private final Changes changes;
    private final Practices practices;
    private final Texts texts;

    public LessonDesk(Supplier<Desks> desks, JitStores stores, Changes changes, Practices practices, Texts texts) {
        this.desks = desks;
        this.stores = stores;
        this.changes = changes;
        this.practices = practices;
        this.texts = texts;
    }

    /** What the library is called; empty where there is none, or the caller may not begin a draft in it. */
    public Optional<String> library(Language language, Caller caller) {
        return practices.now().filter(one -> caller.holds(one.permission())).map(one -> one.label(language));
    }

    /** What was drawn from a lesson; empty where nothing was, and while the library is away. */
    public Optional<Begun> practice(Entry lesson, Caller caller) {
        return practices.now().flatMap(one -> one.find(origin(lesson), caller));
    }

    static Origin origin(Entry lesson) {
        return new Origin(StatementBook.MODULE, lesson.team() + "/" + lesson.id());
    }

    /**
     * A lesson of this country that the caller may give to the library.
     *
     * @throws NotFound where there is none for the caller
     * @throws Refusal {@code jit.not-allowed}, {@code jit.lesson-theirs}, {@code jit.no-library}
     */
    public Entry lesson(RecordId team, RecordId id, Caller caller) {
        TeamView view = desks.get().signing().door().enter(caller, team, Right.SEE_CONTENT);
        Seen seen = desks.get().entries().find(team, id, caller);
        Entry lesson = seen.entry();
        if (lesson.kind() != EntryKind.LESSON || seen.kept().isPresent()) {
            throw new NotFound("jit-entry", id.toString());
        }
        view.require(Right.EVALUATE);
        if (!lesson.owner().equals(view.own())) {
            throw new Refusal(
                    "jit.lesson-theirs",
                    "The lesson is of " + lesson.owner() + ", which gives it to its own library; write one of "
                            + view.own(),
                    lesson.owner(),
                    view.own());
        }
        caller.require(there().permission());
        return lesson;
    }

    private PracticeDrafts there() {
        return practices
                .now()
                .orElseThrow(() -> new Refusal(
                        "jit.no-library", "No library that takes practices is installed; install one first"));
    }

    /**
     * Begins a draft from a lesson, in words that were confirmed; a second time gives the first.
     *
     * @param title one line of 1 to {@value #LONGEST_TITLE} characters
     * @param text  1 to {@value #LONGEST_TEXT} characters
     * @throws Refusal {@code jit.lesson-names} where the words tell of the case, and as {@link #lesson}
     */
    public Begun draw(RecordId team, RecordId id, String title, String text, Caller caller) {
        Entry lesson = lesson(team, id, caller);
        String named = Rules.line("title", title, LONGEST_TITLE);
        String worded = Rules.text("text", text, LONGEST_TEXT);
        CaseWords words = caseWords(team, caller);
        requireNameless("title", named, words);
        requireNameless("text", worded, words);
        return changes.make(caller, stamp -> {
            PracticeDrafts library = there();
            Optional<Begun> before = library.find(origin(lesson), caller);
            if (before.isPresent()) {
                return before.get();
            }
            Begun begun = library.begin(practice(lesson, named, worded, caller.language()), caller);
            changes.record(TeamActs.done("jit.draw-practice", caller)
                    .on(Dossiers.TEAM, team)
                    .fact("entry", id));
            return begun;
        });
    }

    private static void requireNameless(String field, String text, CaseWords words) {
        Set<String> found = words.in(text);
        if (!found.isEmpty()) {
            String first = found.iterator().next();
            throw new Refusal(
                            "jit.lesson-names",
                            "\"" + first + "\" tells of the case, and the library is read by others; leave it out",
                            first)
                    .at(field);
        }
    }

    private static void names(Entry entry, List<String> known) {
        for (Field field : entry.kind().fields()) {
            if (field.type() == FieldType.LINE && (field.key() || field.identifying())) {
                known.addAll(entry.content().all(field.name()));
            }
        }
    }

    /**
     * What this team knows by name. Also victims, whose names the caller may not read: whoever writes one has it from elsewhere, and it
     * must not get out.
     */
    private CaseWords caseWords(RecordId team, Caller caller) {
        List<String> known = new ArrayList<>();
        stores.teams().find(team).ifPresent(stored -> {
            known.add(stored.core().reference());
            known.add(stored.core().request().subject());
        });
        desks.get()
                .signing()
                .door()
                .view(caller, team)
                .people()
                .forEach(one -> known.add(one.designation().name()));
        EntryStore kept = stores.entries().entries();
        EntryStore.Range range =
                new EntryStore.Range(NAMING, Optional.empty(), Optional.empty(), Optional.empty(), false);
        kept.find(kept.ids(team, range, ClosingDesk.MOST)).values().forEach(one -> names(one.entry(), known));
        return new CaseWords(known);
    }

    /** Without the team: which country, and in which year. */
    private Practice practice(Entry lesson, String title, String text, Language language) {
        String country = desks.get().countries().name(lesson.owner(), language);
        String year = String.valueOf(lesson.written().atZone(ZoneOffset.UTC).getYear());
        return new Practice(
                origin(lesson),
                language,
                title,
                text,
                texts.get(language, "closing.practice.body", country),
                Optional.of(lesson.owner()),
                texts.get(language, "closing.practice.from"),
                texts.get(language, "closing.practice.source", country, year),
                lesson.written());
    }
}
