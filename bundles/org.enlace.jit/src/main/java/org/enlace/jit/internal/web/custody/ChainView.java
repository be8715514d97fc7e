package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;

/**
 * The chain of custody of an item, as its readers see it.
 *
 * @param number   of the item
 * @param gone     that the description of the item was taken back, and when; empty where it was not
 * @param masked   whether somebody stands under what they are called everywhere, whom an event names
 * @param state    where the item is, in words
 * @param tag      the same in a word
 * @param findings what is wrong with it, each flaw once
 * @param events   in order
 * @param stamps   time stamps on them
 * @param acts     what the reader can do with it, the usual next step first
 * @param parent   what the item was made of; empty where that is nothing
 * @param derived  what was made of it
 */
public record ChainView(
        String number,
        String gone,
        boolean masked,
        String state,
        Tag tag,
        List<Found> findings,
        List<EventView> events,
        List<StampView> stamps,
        List<Content> acts,
        Optional<Content> parent,
        List<Content> derived) {
    /**
     * A flaw, with all that is found of it.
     *
     * @param meaning what it means
     * @param remedy  what to do about it
     * @param places  the events it was found at
     */
    public record Found(String title, String meaning, String remedy, List<Content> places) {}

    /** Whether one of the seals is of a key that nobody compared. */
    public boolean uncompared() {
        return events.stream().anyMatch(one -> one.key() != SealKeys.Known.COMPARED);
    }

    /** Where an item's events are written and its papers are. */
    public static String path(Entry item) {
        return WorkWay.at(item.team()) + "/evidence/" + item.id();
    }

    /**
     * What the reader's country may write next about an item.
     *
     * @param writes whether the reader writes that for it
     */
    static List<EventKind> next(Entry item, CustodyLog.State state, TeamView view, boolean writes) {
        CountryCode own = view.own();
        if (!writes) {
            return List.of();
        }
        if (state instanceof CustodyLog.Unknown) {
            return item.owner().equals(own) ? EventKind.firsts() : List.of();
        }
        if (state instanceof CustodyLog.Held held && held.country().equals(own)) {
            return Arrays.stream(EventKind.values())
                    .filter(kind -> kind.held() && !kind.first())
                    .toList();
        }
        if (state instanceof CustodyLog.Held held
                && item.owner().equals(own)
                && !view.standing().party(held.country(), view.at())) {
            return Arrays.stream(EventKind.values())
                    .filter(kind -> kind.held() && !kind.first() && kind != EventKind.TRANSFERRED_OUT)
                    .toList();
        }
        if (state instanceof CustodyLog.InTransit moving) {
            List<EventKind> next = new ArrayList<>();
            if (moving.to().country().equals(own)) {
                next.add(EventKind.RECEIVED);
            }
            if (moving.from().equals(own)) {
                next.add(EventKind.TRANSFER_ENDED);
            }
            return next;
        }
        return List.of();
    }

    /**
     * @param writes    whether the reader writes items
     * @param continues whether the reader writes what happens to them
     * @param about     what points to the item
     */
    static ChainView of(
            Seen seen,
            String gone,
            CustodyLog log,
            String number,
            CustodyWords words,
            Map<SealedEvent, SealKeys.Known> keys,
            boolean writes,
            boolean continues,
            List<Seen> about,
            Map<RecordId, Seen> named,
            List<Kept> stamps) {
        Entry item = seen.entry();
        CountryCode own = words.work().view().own();
        Map<Sha256, String> titles = titles(log, words);
        EventView.Maker maker = new EventView.Maker(words, log, titles, WorkWords.path(item));
        List<EventView> events = new ArrayList<>();
        for (SealedEvent one : log.events()) {
            boolean corrects = continues
                    && one.event().country().equals(own)
                    && one.event().kind() != EventKind.CORRECTED;
            events.add(maker.of(
                    one,
                    keys.get(one),
                    corrects
                            ? Optional.of(path(item) + "/events/new/corrected?corrects="
                                    + one.event().hash().value())
                            : Optional.empty()));
        }
        boolean begun = !(log.state() instanceof CustodyLog.Unknown);
        List<EventKind> next = next(item, log.state(), words.work().view(), begun ? continues : writes);
        return new ChainView(
                number,
                gone,
                log.events().stream().anyMatch(one -> !words.shown().whole(one.event())),
                words.state(log.state()),
                words.tag(log.state()),
                findings(log, words, titles, WorkWords.path(item)),
                events,
                stamps.stream()
                        .map(one -> StampView.of(one, log, number, path(item), words))
                        .toList(),
                acts(item, next, words, writes && gone.isEmpty()),
                item.content().id("parent").map(id -> words.work().called(id, named)),
                about.stream()
                        .filter(one -> derived(one, item))
                        .map(words.work()::link)
                        .toList());
    }

    /** Whether an entry says that it was made of the item. */
    static boolean derived(Seen one, Entry item) {
        return one.entry().kind() == item.kind()
                && one.entry().content().id("parent").filter(item.id()::equals).isPresent();
    }

    private static Map<Sha256, String> titles(CustodyLog log, CustodyWords words) {
        Map<Sha256, String> titles = new LinkedHashMap<>();
        for (SealedEvent one : log.events()) {
            titles.put(
                    one.event().hash(),
                    words.get(
                            "custody.event.title",
                            titles.size() + 1,
                            words.kind(one.event().kind()),
                            words.labels().country(one.event().country())));
        }
        return titles;
    }

    private static List<Found> findings(CustodyLog log, CustodyWords words, Map<Sha256, String> titles, String page) {
        Map<CustodyLog.Flaw, List<Content>> places = new LinkedHashMap<>();
        for (CustodyLog.Finding one : log.findings()) {
            places.computeIfAbsent(one.flaw(), flaw -> new ArrayList<>())
                    .add(Ui.link(titles.getOrDefault(one.event(), "?"), page + "#" + EventView.anchor(one.event())));
        }
        List<Found> all = new ArrayList<>();
        places.forEach((flaw, where) ->
                all.add(new Found(words.flaw(flaw), words.flaw(flaw, "meaning"), words.flaw(flaw, "remedy"), where)));
        return all;
    }

    /** @param derives whether they may write that something was made of it */
    private static List<Content> acts(Entry item, List<EventKind> next, CustodyWords words, boolean derives) {
        List<Content> acts = new ArrayList<>();
        String events = path(item) + "/events/new";
        if (next.stream().allMatch(kind -> EventFields.of(kind).stream().anyMatch(EventFields::event))) {
            next.forEach(kind ->
                    acts.add(Ui.linkButton(words.get("custody.act." + kind.token()), events + "/" + kind.token())));
        } else {
            acts.add(Ui.linkButton(words.get("custody.act.event"), events));
        }
        if (derives) {
            acts.add(Ui.link(
                    words.get("custody.act.derive"), WorkWay.at(item.team()) + "/new/evidence?about=" + item.id()));
        }
        acts.add(Ui.link(words.get("custody.act.sheet"), path(item) + "/sheet.pdf"));
        acts.add(Ui.link(words.get("custody.act.label"), path(item) + "/label"));
        acts.add(Ui.link(words.get("caseuco.download"), path(item) + "/case.jsonld"));
        return acts;
    }
}
