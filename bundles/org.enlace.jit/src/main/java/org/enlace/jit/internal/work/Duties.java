package org.enlace.jit.internal.work;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Lets wait in the inbox what entries want of this country and of its officers: a task or a measure of the plan for whoever is responsible
 * for it; a measure that is asked of this country, and handling codes that it is asked to lift, for whoever writes for it; and, to be seen,
 * that another country took an entry of this one for the same as another. An item says which team and what is wanted, nothing of the case.
 */
final class Duties {
    private static final Set<String> OVER = Set.of("done", "dropped");

    private final SigningArea signing;
    private final EntryStore store;
    private final EntryTraces traces;
    private final Inbox inbox;
    private final OwnAccounts accounts;

    Duties(SigningArea signing, EntryStores stores, Inbox inbox) {
        this.signing = signing;
        store = stores.entries();
        traces = stores.traces();
        this.inbox = inbox;
        accounts = new OwnAccounts(signing);
    }

    private CountryCode own() {
        return signing.standings().own();
    }

    /**
     * After a version was kept, in its transaction.
     *
     * @param before the version before it
     */
    void said(Entry entry, Optional<Entry> before) {
        switch (entry.kind()) {
            case TASK, MEASURE -> responsible(entry, before);
            case ASKED -> {
                if (!due(entry).equals(before.flatMap(Duties::due)) || before.isEmpty()) {
                    asked(entry);
                }
            }
            case LIFT -> {
                if (before.isEmpty()) {
                    liftAsked(entry);
                }
            }
            case ANSWER, LIFTED -> entry.content().id("about").ifPresent(one -> inbox.clear(Mentions.USE, one));
            case SAME -> {
                if (before.isEmpty()) {
                    merged(entry);
                }
            }
            case APART -> {
                if (entry.owner().equals(own())) {
                    entry.content().id("about").ifPresent(one -> inbox.clear(Mentions.USE, one));
                }
            }
            default -> {}
        }
    }

    /** After an entry was taken back, in its transaction; nothing follows from it any more. */
    void gone(Entry entry) {
        switch (entry.kind()) {
            case TASK, MEASURE, ASKED, LIFT, SAME -> inbox.clear(Mentions.USE, entry.id());
            case ANSWER ->
                entry.content()
                        .id("about")
                        .flatMap(store::find)
                        .map(Stored::entry)
                        .ifPresent(this::asked);
            default -> {}
        }
        if (entry.owner().equals(own())) {
            // Codes of what is not there any more are not lifted.
            traces.links(EntryKind.LIFT, Set.of(entry.id())).forEach(link -> inbox.clear(Mentions.USE, link.entry()));
        }
    }

    private void responsible(Entry entry, Optional<Entry> before) {
        Set<RecordId> now = waiting(entry);
        Set<RecordId> told = before.map(Duties::waiting).orElse(Set.of());
        told.stream().filter(one -> !now.contains(one)).forEach(one -> inbox.done(Mentions.USE, key(entry, one)));
        boolean moved = !due(entry).equals(before.flatMap(Duties::due));
        Set<RecordId> fresh = new HashSet<>(now);
        if (!moved) {
            fresh.removeAll(told);
        }
        String text = "inbox.work." + entry.kind().token();
        accounts.of(entry.team(), fresh)
                .forEach((person, officer) -> inbox.put(
                        due(entry, item(entry, key(entry, person), ItemKind.DUE, new Recipient.One(officer), text))));
    }

    /** Whom it waits for. */
    private static Set<RecordId> waiting(Entry entry) {
        return OVER.contains(entry.content().word("progress"))
                ? Set.of()
                : Set.copyOf(entry.content().ids("responsible"));
    }

    private static String key(Entry entry, RecordId person) {
        return "task/" + entry.id() + "/" + person;
    }

    /** It waits as long as nobody of this country has answered. */
    private void asked(Entry asked) {
        boolean ours = asked.content().country("state").filter(own()::equals).isPresent();
        if (ours && traces.links(EntryKind.ANSWER, Set.of(asked.id())).isEmpty()) {
            inbox.put(due(asked, item(asked, "asked/" + asked.id(), ItemKind.ANSWER, writers(), "inbox.work.asked")));
        }
    }

    private void liftAsked(Entry lift) {
        Set<RecordId> about = Set.copyOf(lift.content().ids("about"));
        Collection<Trace> there = store.traces(about).values();
        boolean ours = there.stream().anyMatch(one -> one.owner().equals(own()) && !one.takenBack());
        if (ours && traces.links(EntryKind.LIFTED, Set.of(lift.id())).isEmpty()) {
            inbox.put(item(lift, "lift/" + lift.id(), ItemKind.ANSWER, writers(), "inbox.work.lift"));
        }
    }

    /** Everybody who reads teams, of whom {@link WorkInbox} shows it to those who write in this one. */
    private static Recipient writers() {
        return new Recipient.Holders(JitPermissions.READ, Set.of());
    }

    /** Whoever wrote what was merged, and whoever leads. */
    private void merged(Entry same) {
        if (same.owner().equals(own())) {
            return;
        }
        Set<RecordId> people = store.find(Sameness.all(same.content())).values().stream()
                .map(Stored::entry)
                .filter(one -> one.owner().equals(own()))
                .map(Entry::author)
                .collect(Collectors.toSet());
        if (people.isEmpty()) {
            return;
        }
        people.addAll(accounts.leaders(same.team()));
        Map<OfficerId, RecordId> told = new HashMap<>();
        accounts.of(same.team(), people).forEach((person, officer) -> told.putIfAbsent(officer, person));
        told.forEach((officer, person) -> inbox.put(item(
                same,
                "same/" + same.id() + "/" + person,
                ItemKind.NEWS,
                new Recipient.One(officer),
                "inbox.work.same")));
    }

    private InboxItem item(Entry entry, String key, ItemKind kind, Recipient to, String text) {
        return new InboxItem(
                Mentions.USE,
                key,
                entry.id(),
                kind,
                to,
                text,
                List.of(signing.name(entry.team())),
                "/jit/teams/" + entry.team() + "/work/entries/" + entry.id());
    }

    private static Optional<String> due(Entry entry) {
        return entry.content().first("due");
    }

    /** The day is one in the zone of the team. */
    private InboxItem due(Entry entry, InboxItem item) {
        return entry.content()
                .day("due")
                .map(day -> item.due(day, zone(entry.team())))
                .orElse(item);
    }

    private ZoneId zone(RecordId team) {
        return signing.standings()
                .of(team)
                .lastDay(signing.standings().now(team))
                .map(last -> last.zone())
                .orElse(ZoneOffset.UTC);
    }
}
