package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.closing.ClosingRules;
import org.enlace.jit.internal.work.EntryStore.Range;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What is asked of whoever writes here, as things stand now. */
final class WritingRules {
    private static final int MOST = 1_000;

    private final EntryStore store;
    private final EntryTraces traces;
    private final EntryRules rules;
    private final EntryFileStore files;

    WritingRules(EntryStores stores, EntryRules rules) {
        store = stores.entries();
        traces = stores.traces();
        files = stores.files();
        this.rules = rules;
    }

    /**
     * That an entry may be written.
     *
     * @param before what is there already of what it points to, which may stay though it was taken back since
     */
    void require(EntryReader writer, Entry entry, Set<RecordId> before) {
        requireThere(entry, before);
        rules.requirePointers(entry);
        EntryRules.unknown(entry, writer.view().people()).ifPresent(refusal -> {
            throw refusal;
        });
        rules.requireVoice(entry, writer.leads(), writer.view().people());
        switch (entry.kind()) {
            case ASKED -> requireParty(writer, entry.content().country("state").orElseThrow());
            case LIFT -> {
                requireCodes(entry);
                requireUses(entry);
            }
            case LIFTED -> requireUnanswered(entry);
            case GIVEN -> requirePermitted(writer, entry);
            case SAME -> requireApart(entry);
            case TRANSLATION -> requirePapers(entry);
            case FUNDING, EVALUATION -> requireFirst(entry);
            default -> {}
        }
    }

    private void requireFirst(Entry entry) {
        Range ofKind = new Range(Set.of(entry.kind()), Optional.empty(), Optional.empty(), Optional.empty(), true);
        List<Entry> kept = store.find(store.ids(entry.team(), ofKind, MOST)).values().stream()
                .map(Stored::entry)
                .toList();
        ClosingRules.require(entry, kept);
    }

    private void requireThere(Entry entry, Set<RecordId> before) {
        for (Field field : EntryRules.fields(entry.kind(), FieldType.ENTRY)) {
            Map<RecordId, Stored> there = store.find(entry.content().ids(field.name()));
            for (RecordId id : entry.content().ids(field.name())) {
                if (!there.containsKey(id) && !before.contains(id)) {
                    throw EntryRules.points(field, id);
                }
            }
        }
    }

    private static void requireParty(EntryReader writer, CountryCode state) {
        if (!writer.view().standing().party(state, writer.view().at())) {
            throw new Refusal(
                            "jit.entry-party",
                            state + " is no party of this team; ask one that is, or send a request of assistance",
                            state)
                    .at("state");
        }
    }

    private void requireCodes(Entry lift) {
        Set<HandlingCode> there =
                rules.about(lift, "about").orElseThrow().entry().handling().codes();
        for (String code : lift.content().all("codes")) {
            if (!there.contains(HandlingCode.parse(code.toUpperCase(Locale.ROOT)))) {
                throw new Refusal(
                                "jit.entry-codes",
                                "That entry is not under " + code.toUpperCase(Locale.ROOT)
                                        + "; ask for codes that it has",
                                code.toUpperCase(Locale.ROOT))
                        .at("codes");
            }
        }
    }

    private void requireUses(Entry lift) {
        Set<String> allowed = Set.copyOf(
                rules.about(lift, "about").orElseThrow().entry().content().all(Use.FIELD));
        if (lift.content().all(Use.FIELD).stream().anyMatch(allowed::contains)) {
            throw EntryRules.uses();
        }
    }

    /** A translation and its certificate are papers of the item; what was translated may lie on another node. */
    private void requirePapers(Entry translation) {
        Set<String> papers = files.of(translation.content().id("about").orElseThrow()).stream()
                .filter(row -> !row.gone())
                .map(EntryFileStore.Row::sha256)
                .collect(Collectors.toSet());
        for (String field : List.of("translation", "certificate")) {
            if (!papers.containsAll(translation.content().all(field))) {
                throw new Refusal(
                                "jit.translation-file",
                                "\"" + field + "\" is no paper of that item; add it to the item, then choose it",
                                field)
                        .at(field);
            }
        }
    }

    private void requireUnanswered(Entry lifted) {
        Set<RecordId> lift = new HashSet<>(lifted.content().ids("about"));
        if (!traces.links(EntryKind.LIFTED, lift).isEmpty()) {
            throw new Refusal("jit.entry-answered", "That was answered already; what was said stays").at("about");
        }
    }

    /** Who is under what nobody passes on without permission is not given by another than its provider. */
    private void requirePermitted(EntryReader writer, Entry given) {
        for (Stored one : store.find(given.content().ids("entries")).values()) {
            if (kept(one.entry(), writer.own())) {
                throw new Refusal(
                                "jit.entry-kept",
                                "An entry of " + one.entry().owner()
                                        + " is under H2; ask it to lift that, or to give the entry itself",
                                one.entry().owner())
                        .at("entries");
            }
        }
    }

    /** Whether only its provider gives an entry to participants. */
    static boolean kept(Entry entry, CountryCode by) {
        return entry.handling().codes().contains(HandlingCode.H2)
                && !entry.owner().equals(by);
    }

    private void requireApart(Entry same) {
        Set<RecordId> all = new HashSet<>(same.content().ids("merged"));
        all.addAll(same.content().ids("kept"));
        Collection<Stored> there = store.find(all).values();
        if (there.stream().map(Stored::victim).distinct().count() > 1) {
            throw new Refusal(
                            "jit.entry-same-victim",
                            "Some of them tell who a victim is and others would name them; mark the person as a victim in all of them first")
                    .at("merged");
        }
        boolean merged = there.stream().anyMatch(one -> !one.shown());
        if (merged) {
            throw new Refusal(
                            "jit.entry-merged",
                            "One of them is merged already; take that back first, or choose the entry that stands for it")
                    .at("merged");
        }
    }
}
