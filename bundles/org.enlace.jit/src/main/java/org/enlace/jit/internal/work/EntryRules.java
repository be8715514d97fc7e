package org.enlace.jit.internal.work;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What an entry may say of other entries and of people, whoever wrote it. Nothing of it depends on what happened to arrive first; what is
 * asked beside that of whoever writes here is {@link WritingRules}.
 */
final class EntryRules {
    private static final Map<EntryKind, String> FIXED = Map.of(EntryKind.ASKED, "state", EntryKind.ANSWER, "about");

    private final EntryStore store;
    private final EntryNumbers numbers;

    EntryRules(EntryStores stores) {
        store = stores.entries();
        numbers = stores.numbers();
    }

    /** The first entry that one points to and that never was here. */
    Optional<RecordId> missing(Entry entry) {
        Set<RecordId> pointed = pointed(entry);
        Map<RecordId, Trace> known = store.traces(pointed);
        return pointed.stream().filter(id -> !known.containsKey(id)).sorted().findFirst();
    }

    /** The first entry that one is about of which it is only told that it is gone, by whoever said so. */
    Optional<RecordId> told(Entry entry) {
        Set<RecordId> about = new HashSet<>(pointed(entry));
        if (entry.kind() == EntryKind.LIFTED) {
            about(entry, "about").ifPresent(lift -> about.addAll(pointed(lift.entry())));
        }
        return store.traces(about).entrySet().stream()
                .filter(one -> one.getValue().told())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    private static Set<RecordId> pointed(Entry entry) {
        Set<RecordId> all = new HashSet<>();
        fields(entry.kind(), FieldType.ENTRY)
                .forEach(field -> all.addAll(entry.content().ids(field.name())));
        return all;
    }

    static List<Field> fields(EntryKind kind, FieldType type) {
        return kind.fields().stream().filter(field -> field.type() == type).toList();
    }

    /** The first person it names whom nobody of some is. */
    static Optional<Refusal> unknown(Entry entry, List<Named> people) {
        Set<RecordId> known = people.stream().map(one -> one.designation().id()).collect(Collectors.toSet());
        for (Field field : fields(entry.kind(), FieldType.MEMBER)) {
            for (RecordId id : entry.content().ids(field.name())) {
                if (!known.contains(id)) {
                    return Optional.of(new Refusal(
                                    "jit.entry-member",
                                    "\"" + field.name() + "\" names nobody of the team (" + id
                                            + "); choose one of those who are designated",
                                    field.name())
                            .at(field.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** @throws Refusal {@code jit.entry-points} where one points to itself, to another team's or to what is of another kind */
    void requirePointers(Entry entry) {
        Map<RecordId, Trace> known = store.traces(pointed(entry));
        for (Field field : fields(entry.kind(), FieldType.ENTRY)) {
            for (RecordId id : entry.content().ids(field.name())) {
                Trace trace = known.get(id);
                boolean fits = trace != null
                        && !id.equals(entry.id())
                        && trace.team().equals(entry.team())
                        && (field.kinds().isEmpty()
                                || field.kinds().contains(trace.kind().token()));
                if (!fits) {
                    throw points(field, id);
                }
            }
        }
    }

    static Refusal points(Field field, RecordId id) {
        String kinds = field.kinds().isEmpty() ? "an entry" : String.join(", ", field.kinds());
        return new Refusal(
                        "jit.entry-points",
                        "\"" + field.name() + "\" points to " + id + ", which is not there or not what it takes: "
                                + kinds + " of this team; choose another",
                        field.name(),
                        id)
                .at(field.name());
    }

    /**
     * What follows from who wrote what it is about. What it points to is or was here.
     *
     * @param leads  whether its author leads, when it was written
     * @param people those of the team then
     */
    void requireVoice(Entry entry, boolean leads, List<Named> people) {
        switch (entry.kind()) {
            case ASKED -> requireOther(entry, entry.content().country("state").orElseThrow());
            case ANSWER ->
                about(entry, "about")
                        .flatMap(asked -> asked.entry().content().country("state"))
                        .ifPresent(state -> requireOwn(entry, state));
            case LIFT ->
                trace(entry.content(), "about").ifPresent(about -> {
                    requireOther(entry, about.owner());
                    requireItem(entry, about.kind());
                });
            case LIFTED ->
                about(entry, "about")
                        .flatMap(lift -> trace(lift.entry().content(), "about"))
                        .map(Trace::owner)
                        .ifPresent(owner -> requireOwn(entry, owner));
            case GIVEN -> requireParticipants(entry, leads, people);
            case SAME -> requireSameKind(entry);
            case APART -> requireOwnMerged(entry);
            case TRANSLATION -> trace(entry.content(), "about").ifPresent(item -> requireItemsOwn(entry, item.owner()));
            default -> {}
        }
    }

    Optional<Stored> about(Entry entry, String field) {
        return entry.content().id(field).flatMap(store::find);
    }

    private Optional<Trace> trace(Content content, String field) {
        return content.id(field)
                .flatMap(id -> Optional.ofNullable(store.traces(Set.of(id)).get(id)));
    }

    private static void requireOwn(Entry entry, CountryCode country) {
        if (!entry.owner().equals(country)) {
            throw new Refusal(
                            "jit.not-ours",
                            "That is for " + country + " to answer, not for " + entry.owner()
                                    + "; write a message if it should know something",
                            country)
                    .at("about");
        }
    }

    /** What stands as a translation before a court is said by whoever provides the item. */
    private static void requireItemsOwn(Entry translation, CountryCode country) {
        if (!translation.owner().equals(country)) {
            throw new Refusal(
                            "jit.translation-owner",
                            "Which papers of an item of " + country + " are translations is for " + country
                                    + " to say, not for " + translation.owner()
                                    + "; send it the translation, or write an item of your own",
                            country)
                    .at("about");
        }
    }

    private static void requireOther(Entry entry, CountryCode country) {
        if (entry.owner().equals(country)) {
            throw new Refusal(
                    "jit.entry-own", "One's own country, " + country + ", is not asked; choose another's", country);
        }
    }

    private static void requireItem(Entry lift, EntryKind about) {
        if (about != EntryKind.EVIDENCE && !lift.content().all(Use.FIELD).isEmpty()) {
            throw uses();
        }
    }

    static Refusal uses() {
        return new Refusal(
                        "jit.entry-uses",
                        "Consent to a further use is asked for an item of evidence that is not for that use yet; choose"
                                + " uses that it does not allow")
                .at(Use.FIELD);
    }

    private static void requireParticipants(Entry entry, boolean leads, List<Named> people) {
        Set<RecordId> participants = people.stream()
                .map(Named::designation)
                .filter(one -> one.role() == TeamRole.PARTICIPANT)
                .map(Designation::id)
                .collect(Collectors.toSet());
        if (!leads || !participants.containsAll(entry.content().ids("to"))) {
            throw new Refusal(
                            "jit.entry-given",
                            "Leaders give entries, to participants, who see nothing else; members see all already")
                    .at("to");
        }
    }

    private void requireSameKind(Entry entry) {
        Set<RecordId> all = new HashSet<>(entry.content().ids("merged"));
        all.addAll(entry.content().ids("kept"));
        Set<EntryKind> kinds =
                store.traces(all).values().stream().map(Trace::kind).collect(Collectors.toSet());
        boolean holdings = kinds.stream().allMatch(EntryKind::graded);
        if (kinds.size() != 1 || !holdings) {
            throw new Refusal(
                            "jit.entry-same",
                            "Only holdings of one kind can be the same; choose entries of the kind of the one that is kept")
                    .at("merged");
        }
    }

    /** Of one that was taken back nothing is known, and nothing is parted. */
    private void requireOwnMerged(Entry entry) {
        Optional<Stored> same = about(entry, "about");
        if (same.isEmpty()) {
            return;
        }
        Set<RecordId> merged = Sameness.all(same.get().entry().content());
        Map<RecordId, Trace> known = store.traces(entry.content().ids("entries"));
        for (RecordId id : entry.content().ids("entries")) {
            Trace trace = known.get(id);
            if (!merged.contains(id) || trace == null || !trace.owner().equals(entry.owner())) {
                throw new Refusal(
                                "jit.entry-apart",
                                "Entry " + id + " is not one of " + entry.owner()
                                        + " that was taken for the same there; each country parts its own",
                                id,
                                entry.owner())
                        .at("entries");
            }
        }
    }

    /** @throws Refusal {@code jit.entry-number} where its country gave its number to another item */
    void requireNumber(Entry entry) {
        if (entry.kind() != EntryKind.EVIDENCE) {
            return;
        }
        int number = entry.content().number(EvidenceNumber.FIELD);
        boolean taken = numbers.of(entry.team(), entry.owner(), number)
                .filter(other -> !other.equals(entry.id()))
                .isPresent();
        if (taken) {
            throw new Refusal(
                            "jit.entry-number",
                            entry.owner() + " has another item of evidence with the number " + number
                                    + "; take it back there and write it anew",
                            entry.owner(),
                            number)
                    .at(EvidenceNumber.FIELD);
        }
    }

    /** @throws Refusal {@code jit.entry-final}, {@code jit.entry-fixed} where a version changes what is not changed */
    static void requireChangeable(Entry before, Entry after) {
        // What may be done with them changes, as when a code is lifted: not what they say.
        if (before.kind().saidAnew() && !before.content().equals(after.content())) {
            throw new Refusal(
                    "jit.entry-final",
                    "Entries of the kind \"" + before.kind().token()
                            + "\" are not changed; take it back and write another",
                    before.kind().token());
        }
        for (Field field : before.kind().fields()) {
            String name = field.name();
            if ((field.assigned() || name.equals(FIXED.get(before.kind())))
                    && !before.content().all(name).equals(after.content().all(name))) {
                throw fixed(name);
            }
        }
    }

    /**
     * That an officer leaves what an item was made of as it was said once. A version of another node that changes it is taken in, since that
     * node may not know the rule, and what was said before counts besides ({@link EntryStore.Origin}).
     *
     * @throws Refusal {@code jit.entry-fixed}
     */
    static void requireParent(Entry before, Entry after) {
        List<String> parent = before.content().all(EntryKind.PARENT);
        if (!parent.isEmpty() && !parent.equals(after.content().all(EntryKind.PARENT))) {
            throw fixed(EntryKind.PARENT);
        }
    }

    private static Refusal fixed(String name) {
        return new Refusal(
                        "jit.entry-fixed",
                        "\"" + name
                                + "\" stays as it is, because others rely on it; take the entry back and write another",
                        name)
                .at(name);
    }
}
