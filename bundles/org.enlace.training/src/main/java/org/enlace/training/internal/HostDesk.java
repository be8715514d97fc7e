package org.enlace.training.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.Answer;
import org.enlace.training.exchange.HostRequest.Standing;
import org.enlace.training.exchange.HostRequest.State;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.exchange.HostRequests;
import org.enlace.training.internal.HostStore.Kept;
import org.enlace.training.internal.travel.TravellingHostAnswer;
import org.enlace.training.internal.travel.TravellingHostRequest;

/** Questions of other countries' organisers to hosts of this one: taken in, shown to whoever answers for hosts, and answered. */
public final class HostDesk implements HostRequests {
    /** Where they are answered. */
    public static final String PATH = "/training/exchanges/hosted";

    /** How many questions of a country wait for an answer at most: whoever answers for hosts can look through so many. */
    static final int MOST_OPEN = 100;

    /** How many that were never answered are kept of a country at most, with those that are over. */
    static final int MOST_KEPT = 1_000;

    private final TrainingStores stores;
    private final Changes changes;
    private final Inbox inbox;
    private final Exchange exchange;

    HostDesk(TrainingStores stores, Changes changes, Inbox inbox, Wire wire) {
        this.stores = stores;
        this.changes = changes;
        this.inbox = inbox;
        exchange = wire.exchange();
    }

    @Override
    public HostRequest find(RecordId id, Caller caller) {
        caller.require(Calls.HOST);
        return known(id).request();
    }

    private Kept known(RecordId id) {
        return stores.hosts().request(id).orElseThrow(() -> new NotFound(HostRequest.KIND, id.toString()));
    }

    @Override
    public Part<HostRequest> list(Place place, int size, Caller caller) {
        caller.require(Calls.HOST);
        return stores.hosts().page(place, size);
    }

    @Override
    public HostRequest confirm(RecordId id, int version, Caller caller) {
        return answer(id, version, Act.done("training.confirm-host", caller), caller, HostRequest::confirm);
    }

    @Override
    public HostRequest decline(RecordId id, int version, String reason, Caller caller) {
        Act act = Act.done("training.decline-host", caller);
        return answer(
                id,
                version,
                reason == null || reason.isBlank() ? act : act.because(reason),
                caller,
                (now, stamp) -> now.decline(reason, stamp));
    }

    private HostRequest answer(
            RecordId id, int version, Act act, Caller caller, BiFunction<HostRequest, Stamp, HostRequest> work) {
        caller.require(Calls.HOST);
        return changes.make(caller, stamp -> {
            Kept kept = known(id);
            HostRequest now = kept.request();
            Changes.expect(version, now.version(), HostRequest.KIND, id);
            HostRequest answered = work.apply(now, stamp);
            if (answered == now) {
                return now;
            }
            RecordId record = kept.answer().orElseGet(changes::next);
            stores.hosts().put(new Kept(answered, kept.sent(), Optional.of(record)));
            changes.record(about(act, answered));
            inbox.done(ExchangeTurns.USE, key(answered));
            send(record, answered);
            return answered;
        });
    }

    private void send(RecordId record, HostRequest answered) {
        Answer answer = answered.answer().orElseThrow();
        Sharing sharing = HostAsks.sharing(
                record,
                CallShares.HOST_ANSWER,
                TravellingHostAnswer.FORMAT,
                answered.organiser(),
                TravellingHostAnswer.of(answered.id(), answer).text());
        Optional<SharedRecord> before = exchange.find(record);
        if (before.isPresent()) {
            exchange.revise(sharing, before.get().version(), Wire.CARRIER);
        } else {
            exchange.share(sharing, Wire.CARRIER);
        }
    }

    private static Act about(Act act, HostRequest request) {
        return act.on(HostRequest.KIND, request.id())
                .fact("organiser", request.organiser())
                .code("state", request.said().state().token())
                .concerning(HostRequest.KIND + ":" + request.id());
    }

    /**
     * What an organiser asks, or says of what was asked.
     *
     * @throws Refusal {@code training.travel-asked} where too much of its country waits for an answer already
     */
    public void request(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        HostRequest.Said said = TravellingHostRequest.read(text).said();
        changes.make(Caller.node(), stamp -> {
            Optional<Kept> before = held(record);
            if (before.isEmpty()) {
                requireRoom(record.owner());
            }
            HostRequest now = before.map(kept -> kept.request().saying(said))
                    .orElseGet(() -> HostRequest.first(record.id(), record.owner(), said));
            heard(before, now, record);
            return null;
        });
    }

    private void requireRoom(CountryCode organiser) {
        List<HostRequest> unanswered = stores.hosts().unanswered(organiser, MOST_KEPT);
        long open = unanswered.stream()
                .filter(one -> one.standing() == Standing.OPEN)
                .count();
        if (open >= MOST_OPEN || unanswered.size() >= MOST_KEPT) {
            int most = open >= MOST_OPEN ? MOST_OPEN : MOST_KEPT;
            throw new Refusal(
                            "training.travel-asked",
                            "A country waits for answers to at most " + most
                                    + " questions to hosts; take back those that no longer matter, or wait for answers",
                            most)
                    .at("request");
        }
    }

    /** The organiser's country took the record back: nobody is asked any more, and nothing of the officer stays. */
    public void takenBack(SharedRecord record) {
        changes.make(Caller.node(), stamp -> {
            stores.hosts()
                    .request(record.id())
                    .filter(kept -> kept.request().organiser().equals(record.owner()))
                    .filter(kept -> kept.request().said().state() != State.OVER)
                    .ifPresent(kept -> heard(
                            Optional.of(kept),
                            kept.request().saying(kept.request().said().over(Why.TAKEN_BACK)),
                            record));
            return null;
        });
    }

    private Optional<Kept> held(SharedRecord record) {
        Optional<Kept> before = stores.hosts().request(record.id());
        before.ifPresent(kept -> {
            if (!kept.request().organiser().equals(record.owner())) {
                throw Arrivals.notTheirs("owner");
            }
            Arrivals.requireNewer(kept.sent(), record);
        });
        return before;
    }

    private void heard(Optional<Kept> before, HostRequest now, SharedRecord record) {
        stores.hosts().put(new Kept(now, record.version(), before.flatMap(Kept::answer)));
        changes.record(about(Act.done("training.receive-host-request", Caller.node()), now)
                .fact("version", record.version()));
        Standing standing = now.standing();
        Optional<Standing> was = before.map(kept -> kept.request().standing());
        if (standing == Standing.OPEN) {
            LocalDate first = now.said().stay().first();
            inbox.put(item(now, key(now), ItemKind.SIGN, "inbox.exchange.hosted", List.of())
                    .due(first, ZoneOffset.UTC));
        } else {
            inbox.done(ExchangeTurns.USE, key(now));
        }
        if (now.turned().isPresent()
                && before.flatMap(kept -> kept.request().turned()).isEmpty()) {
            news(now, "inbox.exchange.hosted-turned", List.of(now.turned().get().token()));
        } else if (was.filter(Standing.CONFIRMED::equals).isPresent()
                && now.said().over().filter(why -> why != Why.HELD).isPresent()) {
            news(now, "inbox.exchange.hosted-off", List.of());
        }
    }

    /** The last news of a question stands in the place of what was told before: however often it is revised, it is one item. */
    private void news(HostRequest now, String text, List<String> more) {
        inbox.put(item(now, "hosted-news/" + now.id(), ItemKind.NEWS, text, more));
    }

    private static InboxItem item(HostRequest now, String key, ItemKind kind, String text, List<String> more) {
        List<String> arguments =
                new ArrayList<>(List.of(now.said().unit(), now.said().title()));
        arguments.addAll(more);
        return new InboxItem(
                ExchangeTurns.USE,
                key,
                now.id(),
                kind,
                new Recipient.Holders(Calls.HOST, Set.of()),
                text,
                arguments,
                PATH + "/" + now.id());
    }

    private static String key(HostRequest request) {
        return "hosted/" + request.id();
    }
}
