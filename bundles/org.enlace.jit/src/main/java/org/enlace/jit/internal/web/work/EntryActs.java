package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.jit.access.Right;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.web.Ui;

/** What a reader can do with an entry, the usual next step first. */
final class EntryActs {
    /** What is said in these is taken back and said anew, not changed. */
    private final WorkWay way;

    private final WorkWords words;

    EntryActs(WorkWay way, WorkWords words) {
        this.way = way;
        this.words = words;
    }

    /** @param about what points to it */
    List<Content> of(Seen seen, List<Seen> about) {
        Entry entry = seen.entry();
        List<Content> acts = new ArrayList<>();
        if (writes(EntryKind.Area.PLAN)) {
            planned(entry, acts);
        }
        if (writes(EntryKind.Area.HANDLING)) {
            handled(seen, about, acts);
        }
        pictured(entry, acts);
        if (entry.kind() == EntryKind.EVIDENCE
                && words.own(entry)
                && seen.kept().isEmpty()
                && writes(EntryKind.Area.EVIDENCE)) {
            add(acts, entry, EntryKind.TRANSLATION, "translation.act");
        }
        if (entry.kind().area() == EntryKind.Area.HOLDINGS && writes(EntryKind.Area.HOLDINGS)) {
            about.stream()
                    .map(Seen::entry)
                    .filter(one -> one.kind() == EntryKind.SAME && words.own(one))
                    .filter(one -> one.content().word("kept").equals(entry.id().toString()))
                    .forEach(one ->
                            acts.add(button("alike.undo", WorkWay.at(entry.team()) + "/alike/" + one.id() + "/undo")));
            about.stream()
                    .map(Seen::entry)
                    .filter(one -> one.kind() == EntryKind.SAME && !words.own(one) && words.own(entry))
                    .forEach(one -> acts.add(button(
                            "work.act.apart",
                            WorkWay.at(entry.team()) + "/new/" + EntryKind.APART.token() + "?about=" + one.id())));
            add(acts, entry, EntryKind.INFORMATION, "work.act.inform");
            if (related(entry.kind())) {
                add(acts, entry, EntryKind.RELATION, "work.act.relate");
            }
        }
        if (entry.kind() != EntryKind.MESSAGE
                && words.view().allows(Right.SEE_CONTENT)
                && writes(EntryKind.Area.MESSAGES)) {
            acts.add(button("work.act.message", WorkWay.at(entry.team()) + "/messages?about=" + entry.id()));
        }
        if (words.own(entry) && writes(entry.kind().area())) {
            if (seen.kept().isEmpty() && !entry.kind().saidAnew()) {
                acts.add(button("work.act.change", WorkWords.path(entry) + "/edit"));
            }
            acts.add(button("work.act.take-back", WorkWords.path(entry) + "/take-back"));
        }
        return acts;
    }

    /** The way to the pictures that show it. */
    private void pictured(Entry entry, List<Content> acts) {
        String place = WorkWay.at(entry.team());
        if (related(entry.kind())) {
            acts.add(button("picture.act.graph", place + "/graph?around=" + entry.id()));
        }
        if (entry.kind() == EntryKind.PASSAGE) {
            entry.content()
                    .first("crossing")
                    .ifPresent(id -> acts.add(button("picture.act.map", place + "/map?crossing=" + id)));
        }
        if (entry.kind() == EntryKind.PLACE && entry.content().first("latitude").isPresent()) {
            acts.add(button("picture.act.map", place + "/map"));
        }
    }

    private boolean writes(EntryKind.Area area) {
        return way.entries().writes(words.view().team(), area, words.labels().caller());
    }

    private void planned(Entry entry, List<Content> acts) {
        switch (entry.kind()) {
            case OBJECTIVE -> add(acts, entry, EntryKind.MEASURE, "work.act.measure");
            case MEASURE -> {
                add(acts, entry, EntryKind.TASK, "work.act.task");
                add(acts, entry, EntryKind.ASKED, "work.act.ask");
            }
            case ASKED -> {
                if (new CountryCode(entry.content().word("state"))
                        .equals(words.view().own())) {
                    add(acts, entry, EntryKind.ANSWER, "work.act.answer");
                }
            }
            case MEETING -> {
                add(acts, entry, EntryKind.MINUTES, "work.act.minutes");
                add(acts, entry, EntryKind.DECISION, "work.act.decision");
            }
            default -> {}
        }
    }

    private void handled(Seen seen, List<Seen> about, List<Content> acts) {
        Entry entry = seen.entry();
        boolean coded = !entry.handling().codes().contains(HandlingCode.H0);
        if (!words.own(entry) && coded && entry.kind() != EntryKind.LIFT) {
            add(acts, entry, EntryKind.LIFT, "work.act.lift");
        } else if (!words.own(entry) && limited(entry)) {
            add(acts, entry, EntryKind.LIFT, "work.act.consent");
        }
        boolean answered = about.stream().anyMatch(one -> one.entry().kind() == EntryKind.LIFTED);
        if (entry.kind() == EntryKind.LIFT && !answered && ofOwn(entry)) {
            add(acts, entry, EntryKind.LIFTED, "work.act.lifted");
        }
        if (words.leads() && entry.kind().area() != EntryKind.Area.HANDLING) {
            add(acts, entry, EntryKind.GIVEN, "work.act.give");
        }
    }

    /** Whether there is a use that its State has not consented to. */
    private static boolean limited(Entry entry) {
        return entry.kind() == EntryKind.EVIDENCE && entry.uses().size() < Use.values().length;
    }

    /** Whether a request is about an entry of this country. */
    private boolean ofOwn(Entry request) {
        return request.content()
                .id("about")
                .map(id -> way.entries()
                        .named(request.team(), Set.of(id), words.labels().caller())
                        .get(id))
                .filter(seen -> words.own(seen.entry()))
                .isPresent();
    }

    private static boolean related(EntryKind kind) {
        return EntryKind.RELATION.field("from").orElseThrow().kinds().contains(kind.token());
    }

    private void add(List<Content> acts, Entry entry, EntryKind kind, String text) {
        acts.add(button(text, WorkWay.at(entry.team()) + "/new/" + kind.token() + "?about=" + entry.id()));
    }

    private Content button(String text, String path) {
        return Ui.link(words.labels().get(text), path);
    }
}
