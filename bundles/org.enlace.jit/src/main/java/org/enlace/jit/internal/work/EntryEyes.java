package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.Masks.Masked;
import org.enlace.jit.internal.work.VictimWords.Hidden;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Entries as one reader sees them. What is kept from them by its field is left out; where others wrote freely, victims stand under what
 * they are called everywhere. Whoever wrote a text reads it as they wrote it.
 */
final class EntryEyes {
    private final EntryReader reader;
    private final EntryDoor door;
    private final Masks masks;
    private final VictimWords words;

    EntryEyes(EntryReader reader, EntryDoor door, Masks masks, VictimWords words) {
        this.reader = reader;
        this.door = door;
        this.masks = masks;
        this.words = words;
    }

    /**
     * @param open       whether something is read because of a reason that was said
     * @param restricted the class of the reason that shows more
     */
    record Look(
            Content content,
            Handling handling,
            Optional<Kept> kept,
            boolean open,
            Optional<RestrictedClass> restricted) {}

    /** By itself, with what was said why. */
    Look alone(Stored stored) {
        boolean said = door.reason(reader, stored).isPresent();
        return freely(stored, masks.of(stored, knows(stored), said), false);
    }

    /** As lists show it: what is restricted is left out, whatever was said. */
    Look listed(Stored stored) {
        Masked hidden = masks.of(stored, knows(stored), false);
        boolean said = door.reason(reader, stored).isPresent();
        Masked shown = said
                ? new Masked(
                        hidden.content(), masks.of(stored, knows(stored), true).kept(), false)
                : hidden;
        return freely(stored, shown, true);
    }

    private boolean knows(Stored stored) {
        return reader.mayKnow(stored.entry().owner());
    }

    private Look freely(Stored stored, Masked shown, boolean listed) {
        Entry entry = stored.entry();
        Optional<RestrictedClass> restricted =
                shown.kept().filter(Kept.REASON::equals).flatMap(reason -> masks.restricted(stored));
        Look plain = new Look(shown.content(), entry.handling(), shown.kept(), shown.open(), restricted);
        if (words.none() || reader.ids().contains(entry.author())) {
            return plain;
        }
        Hidden<Look> all = hide(plain, entry, owner -> true);
        Set<CountryCode> named = all.owners();
        if (named.isEmpty()) {
            return plain;
        }
        boolean said = door.said(reader, RestrictedClass.VICTIM).isPresent();
        boolean some = named.stream().anyMatch(reader::mayKnow);
        boolean every = named.stream().allMatch(reader::mayKnow);
        Optional<Kept> kept =
                said && every ? Optional.empty() : Optional.of(!said && some ? Kept.REASON : Kept.PSEUDONYM);
        Look look = listed || !said
                ? all.shown()
                : hide(plain, entry, owner -> !reader.mayKnow(owner)).shown();
        Optional<Kept> why =
                shown.kept().filter(Kept.REASON::equals).or(() -> kept).or(shown::kept);
        return new Look(
                look.content(),
                look.handling(),
                why,
                shown.open() || !listed && said && some,
                why.filter(Kept.REASON::equals).map(reason -> restricted.orElse(RestrictedClass.VICTIM)));
    }

    private Hidden<Look> hide(Look plain, Entry entry, java.util.function.Predicate<CountryCode> hidden) {
        Hidden<Content> content = words.hide(entry.kind(), plain.content(), hidden);
        Set<CountryCode> owners = new java.util.TreeSet<>(content.owners());
        Handling handling = plain.handling();
        if (handling.condition().isPresent()) {
            Hidden<String> condition = words.hide(handling.condition().get(), hidden);
            owners.addAll(condition.owners());
            handling = new Handling(handling.codes(), Optional.of(condition.shown()));
        }
        return new Hidden<>(
                new Look(content.shown(), handling, plain.kept(), plain.open(), plain.restricted()), owners);
    }

    /** @throws Refusal {@code jit.entry-reason}, {@code jit.entry-names} where they change what they cannot read yet, or not at all */
    void requireOpen(Stored stored) {
        Optional<Kept> kept = alone(stored).kept();
        if (kept.isEmpty()) {
            return;
        }
        if (kept.get() == Kept.PSEUDONYM) {
            throw new Refusal(
                    "jit.entry-names",
                    "It names a victim whom you may not know; ask a leader of your country to change it");
        }
        throw reason(stored.entry(), masks.restricted(stored).orElse(RestrictedClass.VICTIM));
    }

    /** That somebody has to say first why they consult what is restricted, which is said on the entry's own page. */
    static Refusal reason(Entry entry, RestrictedClass restricted) {
        return new Refusal(
                        "jit.entry-reason",
                        "Say first, on the page of this entry, why you consult entries of the class \""
                                + restricted.token() + "\"; then you can read it",
                        restricted.token())
                .see("/jit/teams/" + entry.team() + "/work/entries/" + entry.id());
    }

    /** Several, each looked at in a way. */
    List<Seen> seen(Collection<Stored> entries, Function<Stored, Look> way) {
        Map<RecordId, Look> looks = new HashMap<>();
        entries.forEach(one -> looks.put(one.id(), way.apply(one)));
        Map<RecordId, String> titles =
                titles().of(entries, one -> looks.get(one.id()).content());
        return entries.stream()
                .map(one -> seen(one, looks.get(one.id()), titles.get(one.id())))
                .toList();
    }

    /** One of several versions of the same. */
    Seen seen(Stored stored, Look look) {
        String title = titles().of(List.of(stored), one -> look.content()).get(stored.id());
        return seen(stored, look, title);
    }

    private Titles titles() {
        return new Titles(
                stored -> words.hide(stored.entry().kind(), masks.common(stored), owner -> true)
                        .shown(),
                ids -> door.stored(reader, ids));
    }

    private static Seen seen(Stored stored, Look look, String title) {
        Entry entry = stored.entry();
        return new Seen(
                new Entry(
                        entry.id(),
                        entry.team(),
                        entry.owner(),
                        entry.version(),
                        entry.kind(),
                        entry.author(),
                        entry.written(),
                        entry.changed(),
                        look.handling(),
                        entry.grading(),
                        look.content()),
                title,
                look.kept(),
                !stored.shown(),
                look.restricted());
    }
}
