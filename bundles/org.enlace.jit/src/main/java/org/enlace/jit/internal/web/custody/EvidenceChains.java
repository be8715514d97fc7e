package org.enlace.jit.internal.web.custody;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.Place;
import org.enlace.jit.access.Right;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Seen;
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

    CustodyWords words(TeamView view) {
        return new CustodyWords(way.words(view));
    }

    /** @throws org.enlace.platform.NotFound for what is no item of evidence, or not for them */
    Seen item(TeamView view, String id) {
        Seen seen = way.entries().find(view.team(), RecordId.parse(id), view.caller());
        WorkWay.of(seen.entry(), EntryKind.EVIDENCE);
        return seen;
    }

    CustodyLog log(TeamView view, RecordId item) {
        return way.custody().log(view.team(), item, view.caller());
    }

    /** Whether somebody writes evidence for this country now. */
    boolean writes(TeamView view) {
        return way.entries().writes(view.team(), EntryKind.Area.EVIDENCE, view.caller());
    }

    /** Whether somebody writes for this country what happens to items, which goes on after the team's last day. */
    boolean continues(TeamView view) {
        return way.entries().writes(view.team(), EntryKind.Area.CLOSING, view.caller());
    }

    /** Such as {@code CO-2027-0003-CO-0001}. */
    String number(Seen seen) {
        Entry item = seen.entry();
        return EvidenceNumber.of(way.name(item.team()), item)
                .map(EvidenceNumber::toString)
                .orElse("");
    }

    /** Whether the reader may read an item whole: what is told of it besides is told to them alone. */
    public static boolean whole(TeamView view, Seen seen) {
        return view.allows(Right.SEE_CONTENT)
                && seen.kept().isEmpty()
                && seen.entry().content().first("title").isPresent();
    }

    /** The chain of an item that the reader may read whole. */
    public ChainView view(TeamView view, Seen seen) {
        CustodyLog log = log(view, seen.entry().id());
        List<Seen> about = way.entries().about(view.team(), seen.entry().id(), ABOUT, view.caller());
        Set<RecordId> ids = new HashSet<>(seen.entry().content().ids("parent"));
        return ChainView.of(
                seen,
                log,
                number(seen),
                words(view),
                keys(log),
                writes(view),
                continues(view),
                about,
                ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, view.caller()));
    }

    /** What is on its way to this country or from it, the oldest first, with the chain of each; what the reader may read whole. */
    public Map<Seen, CustodyLog> moving(TeamView view) {
        List<RecordId> ids = way.custody()
                .inTransit(view.team(), Place.FIRST, MOVING, view.caller())
                .items();
        Map<RecordId, Seen> named =
                ids.isEmpty() ? Map.of() : way.entries().named(view.team(), new HashSet<>(ids), view.caller());
        Map<Seen, CustodyLog> moving = new LinkedHashMap<>();
        for (RecordId id : ids) {
            Seen seen = named.get(id);
            if (seen != null && whole(view, seen)) {
                moving.put(seen, log(view, id));
            }
        }
        return moving;
    }

    /** Whether an item is on its way to a country. */
    public static boolean to(CountryCode country, CustodyLog log) {
        return log.state() instanceof CustodyLog.InTransit moving
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
