package org.enlace.jit.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyLog.Finding;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.CustodyLog.State;
import org.enlace.jit.custody.CustodyLog.Unknown;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Puts the events of one item in order and goes through them. Whoever did not hold the item when they wrote changes nothing of where it
 * is; all else that is wrong with an event is noted, and the event counts.
 */
final class Chain {
    private static final Duration FRESH = Duration.ofHours(24);

    /** These may change it; then it has another hash from then on, which is found. */
    private static final Set<EventKind> CHANGING = EnumSet.of(EventKind.ACCESSED, EventKind.ANALYSED);

    /** What these find is the hash of something else that was made of it. */
    private static final Set<EventKind> MAKING = EnumSet.of(EventKind.COPIED, EventKind.EXPORTED);

    private final RecordId item;
    private final CountryCode owner;
    private final boolean seals;
    private final List<Link> links;
    private final Map<Sha256, Link> known = new HashMap<>();
    private final Map<Sha256, Set<Flaw>> findings = new HashMap<>();
    /** The first that says it received what an event handed over, by the hash of that event. */
    private final Map<Sha256, Sha256> received = new HashMap<>();

    /** What was handed over with a receipt that is not believed. */
    private final Set<Sha256> overruled;

    /** When the last happened of what each country says. */
    private final Map<CountryCode, Instant> latest = new HashMap<>();

    private State state = new Unknown();
    private Optional<String> content = Optional.empty();

    /** Where in a strand an event says it stands. */
    private record Spot(CountryCode country, Optional<Sha256> prior) {}

    /** @param seals whether the seals are verified */
    Chain(RecordId item, CountryCode owner, Collection<SealedEvent> events, boolean seals) {
        this.item = item;
        this.owner = owner;
        this.seals = seals;
        List<Link> all = events.stream()
                .map(one -> new Link(one, one.event().hash()))
                .sorted(Link.WRITTEN)
                .toList();
        Map<Spot, List<Link>> spots = new HashMap<>();
        for (Link link : all) {
            known.putIfAbsent(link.hash(), link);
            spots.computeIfAbsent(new Spot(link.event().country(), link.event().prior()), spot -> new ArrayList<>())
                    .add(link);
        }
        links = Strandwise.ordered(all, known);
        for (Link link : links) {
            find(Flaw.BRANCH, link, spots.get(spot(link)).size() > 1);
            out(link.event())
                    .filter(out -> mayReceive(link.event(), out.event()))
                    .ifPresent(out -> received.putIfAbsent(out.hash(), link.hash()));
        }
        overruled = Strandwise.overruled(links, this::out, received.keySet());
    }

    private static Spot spot(Link link) {
        return new Spot(link.event().country(), link.event().prior());
    }

    CustodyLog log() {
        Set<Sha256> gone = new LinkedHashSet<>();
        for (Link link : links) {
            find(
                    Flaw.SEAL,
                    link,
                    seals && !link.sealed().seal().covers(link.event().bytes()));
            if (gone.add(link.hash())) {
                form(link);
                if (link.event().item().equals(item)) {
                    happen(link);
                } else {
                    find(Flaw.DANGLING, link, true);
                }
            }
        }
        List<Finding> inOrder = new ArrayList<>();
        for (Sha256 hash : gone) {
            findings.getOrDefault(hash, Set.of()).forEach(flaw -> inOrder.add(new Finding(flaw, hash)));
        }
        return new CustodyLog(links.stream().map(Link::sealed).toList(), state, inOrder, content);
    }

    private void find(Flaw flaw, Link link, boolean there) {
        if (there) {
            findings.computeIfAbsent(link.hash(), hash -> EnumSet.noneOf(Flaw.class))
                    .add(flaw);
        }
    }

    /** What is wrong with an event whatever it says. */
    private void form(Link link) {
        CustodyEvent event = link.event();
        Optional<CustodyEvent> prior = event.prior()
                .flatMap(hash -> Optional.ofNullable(known.get(hash)))
                .map(Link::event);
        boolean follows = prior.filter(before -> before.country().equals(event.country())
                        && before.item().equals(event.item())
                        && before.sequence() == event.sequence() - 1)
                .isPresent();
        find(Flaw.GAP, link, event.prior().isPresent() && !follows);
        boolean back = prior.filter(before -> event.written().isBefore(before.written()))
                .isPresent();
        find(Flaw.CLOCK, link, back);
        find(Flaw.ORDER, link, early(event));
        find(Flaw.LATE, link, event.written().isAfter(event.happened().plus(FRESH)));
    }

    /** Whether it says that it happened before what it follows or answers; a correction says again when something happened. */
    private boolean early(CustodyEvent event) {
        if (event.kind() == EventKind.CORRECTED) {
            return false;
        }
        Instant before =
                latest.merge(event.country(), event.happened(), (one, other) -> one.isAfter(other) ? one : other);
        Optional<Instant> handed = out(event).map(out -> out.event().happened());
        return event.before(before) || handed.filter(event::before).isPresent();
    }

    /** The event that one answers, where it handed the item over. */
    private Optional<Link> out(CustodyEvent event) {
        return event.answers()
                .flatMap(hash -> Optional.ofNullable(known.get(hash)))
                .filter(out -> out.event().kind() == EventKind.TRANSFERRED_OUT)
                .filter(out -> out.event().item().equals(event.item()));
    }

    /** Whether an event says that somebody received what another handed over to them: within a country, not the same person. */
    private static boolean mayReceive(CustodyEvent event, CustodyEvent out) {
        boolean other = !out.country().equals(event.country())
                || !out.by().equals(event.by()) && !out.author().equals(event.author());
        return event.kind() == EventKind.RECEIVED
                && other
                && out.person(EventField.RECEIVING)
                        .filter(to -> to.country().equals(event.country()))
                        .isPresent();
    }

    private void happen(Link link) {
        CustodyEvent event = link.event();
        if (event.kind() == EventKind.CORRECTED) {
            boolean own = event.corrects()
                    .flatMap(hash -> Optional.ofNullable(known.get(hash)))
                    .filter(one -> one.event().country().equals(event.country()))
                    .filter(one -> one.event().item().equals(event.item()))
                    .isPresent();
            find(Flaw.DANGLING, link, !own);
        } else if (state instanceof Gone) {
            find(Flaw.AFTER_END, link, true);
        } else {
            boolean counts =
                    switch (event.kind()) {
                        case RECEIVED -> arrives(link);
                        case TRANSFER_ENDED -> comesBack(link);
                        case COLLECTED, ACQUIRED -> begins(link);
                        default -> holds(link);
                    };
            if (counts) {
                look(link);
            }
        }
    }

    private boolean transit(Optional<Link> out) {
        return state instanceof InTransit transit
                && out.filter(one -> one.hash().equals(transit.out())).isPresent();
    }

    private boolean arrives(Link link) {
        Optional<Link> out = out(link.event());
        if (out.filter(one -> overruled.contains(one.hash())).isPresent()) {
            find(Flaw.CONTRADICTED, link, true);
            return false;
        }
        boolean first = out.map(one -> received.get(one.hash()))
                .filter(link.hash()::equals)
                .isPresent();
        if (!first || !transit(out)) {
            find(Flaw.DANGLING, link, true);
            return false;
        }
        Optional<Custodian> by = link.event().person(EventField.RECEIVING);
        Optional<Custodian> to = out.orElseThrow().event().person(EventField.RECEIVING);
        find(Flaw.ANOTHER_RECEIVER, link, !by.map(Custodian::compared).equals(to.map(Custodian::compared)));
        state = new Held(link.event().country(), by);
        return true;
    }

    /** Who has an item in hands is believed, whoever wrote first. */
    private boolean comesBack(Link link) {
        Optional<Link> out = out(link.event())
                .filter(one -> one.event().country().equals(link.event().country()));
        if (out.filter(one -> received.containsKey(one.hash()) && !overruled.contains(one.hash()))
                .isPresent()) {
            find(Flaw.CONTRADICTED, link, true);
            return false;
        }
        if (!transit(out)) {
            find(Flaw.DANGLING, link, true);
            return false;
        }
        state = new Held(link.event().country(), out.orElseThrow().event().person(EventField.HANDING));
        return true;
    }

    private boolean begins(Link link) {
        CustodyEvent event = link.event();
        if (state instanceof Unknown && event.country().equals(owner)) {
            state = new Held(owner, event.person(EventField.RECEIVING));
            return true;
        }
        boolean again = state instanceof Held held && held.country().equals(event.country());
        find(again ? Flaw.BEGINNING : Flaw.NOT_HOLDER, link, true);
        return false;
    }

    private boolean holds(Link link) {
        CustodyEvent event = link.event();
        if (state instanceof Unknown && event.country().equals(owner)) {
            find(Flaw.BEGINNING, link, true);
            state = new Held(owner, Optional.empty());
        }
        if (!(state instanceof Held held) || !held.country().equals(event.country())) {
            find(Flaw.NOT_HOLDER, link, true);
            return false;
        }
        if (event.kind() == EventKind.TRANSFERRED_OUT) {
            Custodian to = event.person(EventField.RECEIVING).orElseThrow();
            state = new InTransit(event.country(), to, link.hash());
        } else if (event.kind().last()) {
            state = new Gone(event.kind());
        }
        return true;
    }

    /** What hash the item has, as far as events say: the first that was found of it, until something changed it. */
    private void look(Link link) {
        CustodyEvent event = link.event();
        Optional<String> before = event.said(EventField.BEFORE);
        Optional<String> after = event.said(EventField.AFTER);
        boolean otherwise = before.isPresent() && content.isPresent() && !before.equals(content);
        Optional<String> expected = before.or(() -> content);
        boolean changed = after.isPresent() && expected.isPresent() && !after.equals(expected);
        boolean making = MAKING.contains(event.kind());
        find(Flaw.HASH_DIFFERS, link, otherwise || changed && !making);
        boolean explained = event.said(EventField.REMARKS).isPresent()
                || event.said(EventField.CONDITION).isPresent();
        find(Flaw.COPY_DIFFERS, link, changed && event.kind() == EventKind.COPIED && !explained);
        if (content.isEmpty()) {
            content = making ? before : after.or(() -> before);
        } else if (CHANGING.contains(event.kind()) && after.isPresent()) {
            content = after;
        }
    }
}
