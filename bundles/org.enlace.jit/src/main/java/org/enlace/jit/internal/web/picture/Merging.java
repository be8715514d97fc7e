package org.enlace.jit.internal.web.picture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.picture.Likenesses;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Entries that somebody compares, to say that they are of the same: two to six of one kind, none of which another stands for. */
public record Merging(List<Seen> entries) {
    public static final int MOST = 6;

    /**
     * @throws Refusal {@code jit.alike-few}, {@code jit.alike-many}, {@code jit.alike-kind}, {@code jit.alike-merged}
     * @throws NotFound for one that the caller may not know of
     */
    static Merging of(Entries all, RecordId team, List<String> ids, Caller caller) {
        Set<String> asked = new LinkedHashSet<>(ids);
        if (asked.size() < 2) {
            throw new Refusal("jit.alike-few", "Choose two entries or more to compare them");
        }
        if (asked.size() > MOST) {
            throw new Refusal(
                    "jit.alike-many",
                    asked.size() + " entries are chosen; at most " + MOST + " are compared at once. Merge some first",
                    asked.size(),
                    MOST);
        }
        List<Seen> entries = new ArrayList<>();
        for (String id : asked) {
            entries.add(all.find(team, RecordId.parse(id), caller));
        }
        EntryKind kind = entries.get(0).entry().kind();
        if (!Likenesses.kinds().contains(kind)
                || entries.stream().anyMatch(seen -> seen.entry().kind() != kind)) {
            throw new Refusal(
                    "jit.alike-kind",
                    "Only persons, organisations, places, vehicles, documents, telephones or accounts are merged, each with"
                            + " its own kind");
        }
        entries.stream().filter(Seen::same).findFirst().ifPresent(seen -> {
            throw new Refusal(
                    "jit.alike-merged",
                    "Another entry stands for \"" + seen.title() + "\" already; compare that one, or undo the merge",
                    seen.title());
        });
        return new Merging(List.copyOf(entries));
    }

    /** @throws Refusal {@code jit.not-chosen} where it is none of them */
    public Seen kept(String id) {
        return entries.stream()
                .filter(seen -> seen.entry().id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "jit.not-chosen", "Nothing is chosen in \"kept\"; choose one of the entries", "kept")
                        .at("kept"));
    }

    public List<Seen> others(Seen kept) {
        return entries.stream().filter(seen -> seen != kept).toList();
    }

    /**
     * The entry that says so. It bears the codes H1 and H2 of those it is about; it holds nothing of what stands in them, so that a provider's
     * condition is not asked for it.
     */
    NewEntry same(String kept, String text) {
        Seen stays = kept(kept);
        Set<HandlingCode> codes = EnumSet.noneOf(HandlingCode.class);
        entries.forEach(seen -> codes.addAll(seen.entry().handling().codes()));
        codes.removeAll(Set.of(HandlingCode.H0, HandlingCode.H3));
        Handling handling = codes.isEmpty() ? Handling.GENERAL : new Handling(codes, Optional.empty());
        return NewEntry.of(
                EntryKind.SAME,
                Map.of(
                        "kept",
                        List.of(stays.entry().id().toString()),
                        "merged",
                        others(stays).stream()
                                .map(seen -> seen.entry().id().toString())
                                .toList(),
                        "text",
                        text.isBlank() ? List.of() : List.of(text)),
                handling,
                Optional.empty());
    }
}
