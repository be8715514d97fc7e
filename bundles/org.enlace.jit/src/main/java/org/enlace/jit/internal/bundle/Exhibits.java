package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Scope;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.work.EntryNumbers;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Finds what goes into a bundle, with the eyes of whoever asks: looked at when it is prepared, approved and made, each time anew. */
public final class Exhibits {
    /** How many entries about an item are looked through for permissions. */
    private static final int ABOUT = 2_000;

    private final Supplier<Desks> desks;
    private final EntryNumbers given;
    private final EntryStore entries;
    private final ItemFiles files;

    public Exhibits(Supplier<Desks> desks, JitStores stores, Supplier<Files> files) {
        this.desks = desks;
        given = stores.entries().numbers();
        entries = stores.entries().entries();
        this.files = new ItemFiles(desks, stores, files);
    }

    /** What of items is there. */
    public ItemFiles files() {
        return files;
    }

    /**
     * The item with a number that somebody typed.
     *
     * @throws Refusal {@code jit.bundle-unknown} where there is none that they see whole
     */
    public RecordId typed(RecordId team, String typed, Caller caller) {
        Optional<RecordId> found = EvidenceNumber.parse(typed)
                .filter(one -> one.team().equalsIgnoreCase(desks.get().signing().name(team)))
                .flatMap(one -> given.of(team, one.country(), one.number()));
        try {
            found.ifPresent(one -> desks.get().work().items().find(team, one, caller));
        } catch (NotFound e) {
            found = Optional.empty();
        }
        return found.orElseThrow(() -> unknown(typed));
    }

    /** All files of an item that have a name: what is withheld by its name is withheld. @throws Refusal {@code jit.bundle-unknown} */
    public List<RecordId> named(RecordId item, String name, Caller caller) {
        List<RecordId> all = files.of(item, caller).stream()
                .filter(one -> one.name().value().equals(name.strip()))
                .map(StoredFile::id)
                .toList();
        if (all.isEmpty()) {
            throw unknown(name);
        }
        return all;
    }

    private static Refusal unknown(String typed) {
        String cut = typed.length() > 80 ? typed.substring(0, 80) + "…" : typed;
        return new Refusal(
                "jit.bundle-unknown",
                "\"" + cut
                        + "\" is no item of evidence of this team, and no file of one; write the number as its label has it",
                cut);
    }

    /**
     * The items of a bundle, in its order.
     *
     * @throws NotFound for an item that is none, or none for them, or not whole
     * @throws Refusal {@code jit.bundle-h1} for one that must not be used in proceedings, or that was made of such a one, and as {@link UseLimits#require} for one that is not allowed for the use of the bundle; {@code jit.bundle-gone} for one whose description
     *     was taken back; {@code jit.bundle-number} for one without a number; {@code jit.bundle-named} where its chain names a victim whom
     *     they may not know; {@code jit.bundle-file-state} for a file that cannot be had; {@code jit.bundle-withheld} where something
     *     that is not there is withheld; {@code jit.entry-reason} where they have to say first why they consult an item
     */
    public List<Exhibit> of(RecordId team, BundleRequest request, Caller caller) {
        List<Exhibit> all = new ArrayList<>();
        Set<RecordId> withheld = request.files();
        Set<RecordId> left = new HashSet<>(withheld);
        for (RecordId item : request.items()) {
            all.add(exhibit(team, item, request.use(), withheld, left, caller));
        }
        for (Withheld one : request.withheld()) {
            if (one.file().isEmpty()) {
                number(team, one.item(), caller);
            }
        }
        if (!left.isEmpty()) {
            throw new Refusal(
                            "jit.bundle-withheld",
                            "A file is withheld that no item of the bundle has; look at its files again",
                            left.iterator().next().toString())
                    .at("withheld");
        }
        return all;
    }

    /** What some items are, with their permissions and files; of translations those that are here. */
    public static Scope scope(List<Exhibit> items) {
        Map<RecordId, Integer> entries = new HashMap<>();
        Set<RecordId> files = new HashSet<>();
        for (Exhibit one : items) {
            entries.put(one.entry().id(), one.entry().version());
            one.permissions()
                    .forEach(seen -> entries.put(seen.entry().id(), seen.entry().version()));
            one.translations().stream()
                    .filter(seen -> seen.paper().isPresent())
                    .forEach(seen -> entries.put(seen.told().id(), seen.told().version()));
            one.files().forEach(file -> files.add(file.id()));
        }
        return new Scope(entries, files);
    }

    /**
     * That somebody may still read all that is in a bundle which was made, and none of it came under H1, or was limited to other uses, since.
     *
     * @throws Refusal {@code jit.bundle-unseen}; {@code jit.bundle-h1}, {@code jit.bundle-gone}, {@code jit.bundle-named} and
     *     {@code jit.entry-reason} as {@link #of}
     */
    public void requireRead(Bundle bundle, Caller caller) {
        RecordId team = bundle.team();
        try {
            for (RecordId item : bundle.request().items()) {
                whole(team, item, bundle.request().use(), caller);
                files.of(item, caller);
            }
            for (Withheld one : bundle.request().withheld()) {
                desks.get().work().items().find(team, one.item(), caller);
            }
        } catch (NotFound hidden) {
            throw unseen();
        }
        Set<RecordId> others =
                new HashSet<>(bundle.scope().map(one -> one.entries().keySet()).orElse(Set.of()));
        bundle.request().items().forEach(others::remove);
        // Who takes back what they said of a translation takes nothing from whoever has the bundle; its paper is looked
        // at as a file.
        entries.traces(others).forEach((id, trace) -> {
            if (trace.kind() == EntryKind.TRANSLATION && trace.takenBack()) {
                others.remove(id);
            }
        });
        Map<RecordId, Seen> named = desks.get().entries().named(team, others, caller);
        for (RecordId id : others) {
            Seen seen = named.get(id);
            if (seen == null || seen.kept().isPresent()) {
                throw unseen();
            }
            CourtUse.require(seen.entry(), seen.entry().kind().token());
        }
    }

    private static Refusal unseen() {
        return new Refusal(
                "jit.bundle-unseen",
                "You do not see any more all that is in the bundle; whoever sees it fetches it, or prepare another");
    }

    /** Whether somebody reads each item of a bundle whole, those that are withheld too. */
    public boolean reads(RecordId team, BundleRequest request, Caller caller) {
        Set<RecordId> ids = new LinkedHashSet<>(request.items());
        request.withheld().forEach(one -> ids.add(one.item()));
        try {
            ids.forEach(id -> desks.get().work().items().find(team, id, caller));
            return true;
        } catch (NotFound | Refusal hidden) {
            return false;
        }
    }

    /** The number of an item that somebody may know of. */
    public String number(RecordId team, RecordId item, Caller caller) {
        Entry entry = desks.get().work().items().find(team, item, caller).entry();
        return EvidenceNumber.of(desks.get().signing().name(team), entry)
                .map(EvidenceNumber::toString)
                .orElseThrow(() -> new Refusal(
                                "jit.bundle-number",
                                "An item has no number yet; wait until its country's node has given it one",
                                item.toString())
                        .at("items"));
    }

    private Exhibit exhibit(
            RecordId team, RecordId id, Use use, Set<RecordId> withheld, Set<RecordId> left, Caller caller) {
        Whole item = whole(team, id, use, caller);
        List<StoredFile> all = files.in(id, item.number(), withheld, left, caller);
        List<Seen> permissions = permissions(team, id, caller);
        permissions.forEach(one -> CourtUse.require(
                one.entry(), item.number() + " (" + one.entry().kind().token() + ")"));
        List<Translated> translations = translations(team, id, withheld, caller);
        translations.stream()
                .filter(one -> one.paper().isPresent())
                .forEach(one -> CourtUse.require(
                        one.told(), item.number() + " (" + one.told().kind().token() + ")"));
        return new Exhibit(
                item.number(),
                item.entry(),
                item.log(),
                all,
                files.missing(id, item.log(), caller),
                translations,
                permissions);
    }

    /**
     * What is told of translations among the files of an item, but of those that are withheld.
     *
     * @param withheld the files that are left out
     */
    public List<Translated> translations(RecordId team, RecordId item, Set<RecordId> withheld, Caller caller) {
        List<Entry> told = about(desks.get().entries(), team, item, EntryKind.TRANSLATION, caller).stream()
                .map(Seen::entry)
                .toList();
        return told.isEmpty() ? List.of() : Translated.of(told, files.of(item, caller), withheld);
    }

    /** An item with its chain, of which nothing is kept from whoever asks. */
    private record Whole(String number, Entry entry, CustodyLog log) {}

    private Whole whole(RecordId team, RecordId id, Use use, Caller caller) {
        EvidenceDoor.Item item = desks.get().work().items().find(team, id, caller);
        Entry entry = item.entry();
        if (item.takenBack().isPresent()) {
            throw new Refusal(
                            "jit.bundle-gone",
                            "The description of an item was taken back by " + entry.owner()
                                    + "; leave it out, or ask that country to describe it anew",
                            entry.owner())
                    .at("items");
        }
        String number = number(team, id, caller);
        CourtUse.require(entry, number, use);
        CourtUse.requireOrigins(desks.get(), entries, team, entry, number, use, caller);
        CustodyLog log = desks.get().custody().log(team, id, caller);
        requireNamed(team, number, id, log, caller);
        return new Whole(number, entry, log);
    }

    /** What was signed is given whole or not at all. */
    private void requireNamed(RecordId team, String number, RecordId id, CustodyLog log, Caller caller) {
        List<CustodyEvent> events =
                log.events().stream().map(SealedEvent::event).toList();
        var words = desks.get().work().items().words(team, id, events, caller);
        if (!events.stream().allMatch(words::whole)) {
            throw new Refusal(
                            "jit.bundle-named",
                            "The chain of custody of " + number
                                    + " names a victim whom you may not know or have not said why"
                                    + " you consult; say that on its page, or let another prepare and approve the bundle",
                            number)
                    .at("items")
                    .see("/jit/teams/" + team + "/work/entries/" + id);
        }
    }

    private List<Seen> permissions(RecordId team, RecordId item, Caller caller) {
        Entries entries = desks.get().entries();
        List<Seen> all = new ArrayList<>();
        for (Seen asked : about(entries, team, item, EntryKind.LIFT, caller)) {
            all.add(asked);
            all.addAll(about(entries, team, asked.entry().id(), EntryKind.LIFTED, caller));
        }
        return all;
    }

    private static List<Seen> about(Entries entries, RecordId team, RecordId id, EntryKind kind, Caller caller) {
        return entries.about(team, id, ABOUT, caller).stream()
                .filter(one -> one.entry().kind() == kind && one.kept().isEmpty())
                .sorted(Comparator.comparing(one -> one.entry().written()))
                .toList();
    }

    /** What items are called, by their ids: those that somebody may know of and that have a number. */
    Map<RecordId, String> numbers(RecordId team, Set<RecordId> ids, Caller caller) {
        Map<RecordId, String> numbers = new HashMap<>();
        desks.get().entries().named(team, ids, caller).forEach((id, seen) -> EvidenceNumber.of(
                        desks.get().signing().name(team), seen.entry())
                .ifPresent(number -> numbers.put(id, number.toString())));
        return numbers;
    }
}
