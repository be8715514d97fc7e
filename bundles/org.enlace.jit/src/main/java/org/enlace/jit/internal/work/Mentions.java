package org.enlace.jit.internal.work;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Lets it wait in the inbox of whoever messages name, where their account is on this node; wherever they were written. However many
 * messages name somebody, one item of a team waits for them: the newest. It says which team, and nothing of what is said.
 */
public final class Mentions {
    /** The use of all that waits for members of teams in their working spaces. */
    public static final String USE = "jit-work";

    private final SigningArea signing;
    private final Inbox inbox;
    private final EntryTraces traces;
    private final OwnAccounts accounts;

    public Mentions(SigningArea signing, Inbox inbox, EntryStores stores) {
        traces = stores.traces();
        this.signing = signing;
        this.inbox = inbox;
        accounts = new OwnAccounts(signing);
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
        Set<RecordId> no = new HashSet<>(told);
        no.removeAll(named);
        done(entry, no);
        named.removeAll(told);
        named.remove(entry.author());
        new HashSet<>(accounts.of(entry.team(), named).values()).forEach(officer -> inbox.put(item(entry, officer)));
    }

    /** After an entry was taken back, in its transaction. */
    public void gone(Entry entry) {
        if (entry.kind() == EntryKind.EVIDENCE) {
            inbox.done(USE, Transits.key(entry.id()));
        }
        if (entry.kind() == EntryKind.MESSAGE) {
            done(entry, new HashSet<>(entry.content().ids("mentions")));
        }
    }

    /** Nothing waits any more for those whom no other message names. */
    private void done(Entry entry, Set<RecordId> people) {
        Map<RecordId, OfficerId> known = accounts.of(entry.team(), people);
        Set<RecordId> named = traces.links(EntryKind.MESSAGE, known.keySet()).stream()
                .filter(link -> !link.entry().equals(entry.id()))
                .map(EntryTraces.Link::other)
                .collect(Collectors.toSet());
        known.forEach((person, officer) -> {
            if (!named.contains(person)) {
                inbox.done(USE, key(entry, officer));
            }
        });
    }

    /** Names of accounts may be longer than keys. */
    private static String key(Entry entry, OfficerId officer) {
        return "mention/" + entry.team() + "/" + hash(officer);
    }

    static UUID hash(OfficerId officer) {
        return UUID.nameUUIDFromBytes(officer.value().getBytes(StandardCharsets.UTF_8));
    }

    /** It leads to where the newest stand first: the one it was put for may be taken back while others wait. */
    private InboxItem item(Entry entry, OfficerId officer) {
        return new InboxItem(
                USE,
                key(entry, officer),
                entry.team(),
                ItemKind.MENTION,
                new Recipient.One(officer),
                "inbox.work.mention",
                List.of(signing.name(entry.team())),
                "/jit/teams/" + entry.team() + "/work/messages#m-" + entry.id());
    }
}
