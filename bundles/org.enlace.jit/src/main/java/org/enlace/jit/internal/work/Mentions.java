package org.enlace.jit.internal.work;

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
import org.enlace.jit.access.Designation;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Lets it wait in the inbox of whoever a message names, where their account is on this node; wherever the message was written. The item
 * says which team, and nothing of what is said.
 */
public final class Mentions {
    static final String USE = "jit-work";

    private final SigningArea signing;
    private final Inbox inbox;

    public Mentions(SigningArea signing, Inbox inbox) {
        this.signing = signing;
        this.inbox = inbox;
    }

    /**
     * After a version was kept, in its transaction.
     *
     * @param before the version before it; whom that names was told already
     */
    public void said(Entry entry, Optional<Entry> before) {
        if (entry.kind() != EntryKind.MESSAGE) {
            return;
        }
        Set<RecordId> named = new HashSet<>(entry.content().ids("mentions"));
        Set<RecordId> told =
                before.map(one -> new HashSet<>(one.content().ids("mentions"))).orElseGet(HashSet::new);
        told.stream().filter(one -> !named.contains(one)).forEach(one -> inbox.done(USE, key(entry, one)));
        named.removeAll(told);
        named.remove(entry.author());
        accounts(entry.team(), named).forEach((person, officer) -> inbox.put(item(entry, person, officer)));
    }

    /** After an entry was taken back, in its transaction. */
    public void gone(Entry entry) {
        if (entry.kind() == EntryKind.EVIDENCE) {
            inbox.done(USE, Transits.key(entry.id()));
        }
        if (entry.kind() == EntryKind.MESSAGE) {
            entry.content().ids("mentions").forEach(one -> inbox.done(USE, key(entry, one)));
        }
    }

    /** The accounts of this node that some designations name. */
    private Map<RecordId, OfficerId> accounts(RecordId team, Set<RecordId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<RecordId, String> marks = signing
                .standings()
                .of(team)
                .people(signing.standings().now(team))
                .stream()
                .map(Named::designation)
                .filter(one -> people.contains(one.id())
                        && one.country().equals(signing.standings().own()))
                .filter(one -> one.mark().isPresent())
                .collect(Collectors.toMap(Designation::id, one -> one.mark().orElseThrow(), (one, other) -> other));
        Map<String, OfficerId> known = signing.marks().accounts(new HashSet<>(marks.values()));
        return marks.entrySet().stream()
                .filter(one -> known.containsKey(one.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, one -> known.get(one.getValue())));
    }

    private static String key(Entry entry, RecordId person) {
        return "mention/" + entry.id() + "/" + person;
    }

    private InboxItem item(Entry entry, RecordId person, OfficerId officer) {
        RecordId thread = entry.content().id("answers").orElse(entry.id());
        return new InboxItem(
                USE,
                key(entry, person),
                entry.team(),
                ItemKind.MENTION,
                new Recipient.One(officer),
                "inbox.work.mention",
                List.of(signing.name(entry.team())),
                "/jit/teams/" + entry.team() + "/work/messages/" + thread);
    }
}
