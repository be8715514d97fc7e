package org.enlace.jit.internal.web.custody;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.Place;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.stamping.StampDesk;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What the pages of evidence share: items, their numbers, their chains. */
public final class EvidenceChains {
    private static final int ABOUT = 50;

    /** How many items in transit are shown: a team that has more has another problem. */
    private static final int MOVING = 200;

    private final Pages pages;
    private final WorkWay way;

    public EvidenceChains(Pages pages, WorkWay way) {
        this.pages = pages;
        this.way = way;
    }

    WorkWay way() {
        return way;
    }

    Pages pages() {
        return pages;
    }

    public Desks desks() {
        return pages.desks();
    }

    private EvidenceDoor items() {
        return pages.desks().work().items();
    }

    StampDesk stamps() {
        return pages.desks().chains().stamps();
    }

    /** Of lists, in which no victim is named. */
    CustodyWords words(TeamView view) {
        return new CustodyWords(way.words(view), items().words(view.team()));
    }

    /** Of what stands around an item, as the reader may read it by itself. */
    CustodyWords words(TeamView view, Seen seen, CustodyLog log) {
        List<CustodyEvent> events =
                log.events().stream().map(SealedEvent::event).toList();
        return new CustodyWords(
                way.words(view), items().words(view.team(), seen.entry().id(), events, view.caller()));
    }

    /**
     * An item; also one whose description was taken back and that has a chain.
     *
     * @throws org.enlace.platform.NotFound for what is no item of evidence, or not for them
     */
    Seen item(TeamView view, String id) {
        RecordId item = RecordId.parse(id);
        return gone(view, item).orElseGet(() -> {
            Seen seen = way.entries().find(view.team(), item, view.caller());
            WorkWay.of(seen.entry(), EntryKind.EVIDENCE);
            return seen;
        });
    }

    /** An item whose description its country took back, as far as anything is left of it; empty for any other. */
    public Optional<Seen> gone(TeamView view, RecordId item) {
        return items().gone(view.team(), item, view.caller()).map(one -> gone(view, one));
    }

    /** The same of several. */
    List<Seen> gone(TeamView view, List<RecordId> some) {
        return items().gone(view.team(), some, view.caller()).stream()
                .map(one -> gone(view, one))
                .toList();
    }

    private Seen gone(TeamView view, EvidenceDoor.Item one) {
        String number = number(one.entry());
        String title = number.isEmpty() ? way.labels(view.caller()).get("custody.gone.title") : number;
        return new Seen(one.entry(), title, one.restricted().map(of -> Kept.REASON), false, one.restricted());
    }

    /** That its country took the description back or erased the item, and when; empty where it did not. */
    String goneSince(TeamView view, Seen seen) {
        Labels labels = way.labels(view.caller());
        return items().gone(view.team(), seen.entry().id(), view.caller())
                .flatMap(EvidenceDoor.Item::takenBack)
                .map(at -> labels.get(
                        pages.desks().erased(seen.entry().id()).isPresent()
                                ? "custody.erased.text"
                                : "custody.gone.text",
                        labels.country(seen.entry().owner()),
                        labels.day(at.atZone(view.caller().zone()).toLocalDate())))
                .orElse("");
    }

    CustodyLog log(TeamView view, RecordId item) {
        return way.custody().log(view.team(), item, view.caller());
    }

    /** Whether somebody writes evidence for this country now. */
    boolean writes(TeamView view) {
        return way.entries().writes(view.team(), EntryKind.Area.EVIDENCE, view.caller());
    }

    /** Whether somebody writes for this country what happens to items, which goes on after the team's last day. */
    public boolean continues(TeamView view) {
        return way.entries().writes(view.team(), EntryKind.Area.CLOSING, view.caller());
    }

    /** Such as {@code CO-2027-0003-CO-0001}. */
    public String number(Seen seen) {
        return number(seen.entry());
    }

    /** What the reader may write next about an item. */
    public List<EventKind> next(TeamView view, Seen seen) {
        CustodyLog log = log(view, seen.entry().id());
        boolean begun = !(log.state() instanceof CustodyLog.Unknown);
        return ChainView.next(seen.entry(), log.state(), view, begun ? continues(view) : writes(view));
    }

    private String number(Entry item) {
        return EvidenceNumber.of(way.name(item.team()), item)
                .map(EvidenceNumber::toString)
                .orElse("");
    }

    /** Where some items are, as lists show it; what is missing has no chain, or none that lists tell of. */
    Map<RecordId, Whereabouts> whereabouts(TeamView view, Collection<Seen> items) {
        Set<RecordId> ids = items.stream()
                .filter(one -> EvidenceDoor.whole(view, one))
                .map(one -> one.entry().id())
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : way.custody().whereabouts(view.team(), ids, view.caller());
    }

    /** The chain of an item that the reader may read whole. */
    public ChainView view(TeamView view, Seen seen) {
        CustodyLog log = log(view, seen.entry().id());
        return view(view, seen, log, words(view, seen, log));
    }

    ChainView view(TeamView view, Seen seen, CustodyLog log, CustodyWords words) {
        String gone = goneSince(view, seen);
        List<Seen> about =
                gone.isEmpty() ? way.entries().about(view.team(), seen.entry().id(), ABOUT, view.caller()) : List.of();
        Set<RecordId> ids = new HashSet<>(seen.entry().content().ids("parent"));
        return ChainView.of(
                seen,
                gone,
                log,
                number(seen),
                words,
                keys(log),
                writes(view),
                continues(view),
                about,
                ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, view.caller()),
                stamps().of(seen.entry().id(), log.events()));
    }

    /** What is on its way to this country or from it, the oldest first, with where it is; what the reader may read whole. */
    public Map<Seen, Whereabouts> moving(TeamView view) {
        List<RecordId> ids = way.custody()
                .inTransit(view.team(), Place.FIRST, MOVING, view.caller())
                .items();
        Map<RecordId, Seen> named =
                ids.isEmpty() ? Map.of() : way.entries().named(view.team(), new HashSet<>(ids), view.caller());
        Map<RecordId, Whereabouts> known = whereabouts(view, named.values());
        Map<Seen, Whereabouts> moving = new LinkedHashMap<>();
        for (RecordId id : ids) {
            if (known.containsKey(id)) {
                moving.put(named.get(id), known.get(id));
            }
        }
        return moving;
    }

    /** Whether an item is on its way to a country. */
    public static boolean to(CountryCode country, Whereabouts now) {
        return now.state() instanceof CustodyLog.InTransit moving
                && moving.to().country().equals(country);
    }

    /** What points to an item otherwise than by having been made of it. */
    public static List<Seen> besides(Seen seen, List<Seen> about) {
        return about.stream()
                .filter(one -> !ChainView.derived(one, seen.entry()))
                .toList();
    }

    /** What this node knows of the key of each seal. */
    private Map<SealedEvent, SealKeys.Known> keys(CustodyLog log) {
        Map<CountryCode, Set<String>> signers = new HashMap<>();
        log.events().forEach(one -> signers.computeIfAbsent(one.event().country(), country -> new HashSet<>())
                .add(one.seal().signer()));
        SealKeys known = pages.desks().signing().sealKeys();
        Map<SealedEvent, SealKeys.Known> keys = new HashMap<>();
        signers.forEach((country, some) -> {
            Map<String, SealKeys.Known> of = known.of(country, some);
            log.events().stream()
                    .filter(one -> one.event().country().equals(country))
                    .forEach(one -> keys.put(one, of.get(one.seal().signer())));
        });
        return keys;
    }
}
