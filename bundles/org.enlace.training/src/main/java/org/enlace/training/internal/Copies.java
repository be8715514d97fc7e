package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Place;
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.internal.TravelStore.Due;
import org.enlace.training.internal.TravelStore.Owed;
import org.enlace.training.internal.TravelStore.Told;
import org.enlace.training.internal.travel.TravellingAnswers;
import org.enlace.training.internal.travel.TravellingAnswers.Answer;
import org.enlace.training.internal.travel.TravellingNomination;
import org.enlace.training.internal.travel.TravellingSeries;

/**
 * Keeps what other countries have of this one in step with what is so here, in the transaction of each change: its series at those who
 * are invited, its nominations at the organiser, and what became of their nominations at each country. What people attended is told a
 * little later, see {@link #tellDue}.
 */
final class Copies {
    private final TrainingStores stores;
    private final Changes changes;
    private final Exchange exchange;
    private final Function<RecordId, Map<RecordId, Became>> became;

    /** What a person attended of the sessions held, and the number of the certificate; empty where there is none. */
    record Became(int attended, int held, String certificate) {
        static final Became NOTHING = new Became(0, 0, "");
    }

    /** @param became what became of those with a seat in a series, by nomination */
    Copies(TrainingStores stores, Changes changes, Wire wire, Function<RecordId, Map<RecordId, Became>> became) {
        this.stores = stores;
        this.changes = changes;
        this.became = became;
        exchange = wire.exchange();
    }

    void changed(Set<RecordId> series, Stamp stamp) {
        for (RecordId id : series) {
            out(id).ifPresent(shared -> stores.series()
                    .find(id)
                    .filter(one -> one.owner().isEmpty())
                    .ifPresent(one -> follow(one, shared)));
            stores.travel().told(id).forEach(country -> answer(SessionDesk.series(stores, id), country));
        }
        for (Owed owed : stores.travel().owed(stamp.at())) {
            own(owed.series()).ifPresent(one -> answer(one, owed.country()));
        }
        // Somebody at the door of a session does not wait until all that a country is told of it is counted again.
        stores.travel().attended(stamp.at()).forEach(stores.travel()::putDue);
    }

    private Optional<Series> own(RecordId series) {
        return stores.series().find(series).filter(one -> one.owner().isEmpty());
    }

    /**
     * Tells what attendances have changed of what countries were told. It is counted outside of a transaction and kept in one of its own,
     * unless something has changed meanwhile: then it stays due, as it does when the node is killed.
     *
     * @return how much of it is done
     */
    int tellDue() {
        int done = 0;
        Map<RecordId, Map<RecordId, Became>> counted = new HashMap<>();
        for (Due due : stores.travel().due()) {
            Optional<Told> before =
                    stores.travel().told(due.owed().series(), due.owed().country());
            Optional<String> text = own(due.owed().series())
                    .map(one -> text(
                            one,
                            due.owed().country(),
                            counted.computeIfAbsent(due.owed().series(), became)));
            done += changes.<Boolean>make(Caller.node(), stamp -> tell(due, before, text)) ? 1 : 0;
        }
        return done;
    }

    private boolean tell(Due due, Optional<Told> before, Optional<String> text) {
        RecordId series = due.owed().series();
        CountryCode country = due.owed().country();
        if (!stores.travel().told(series, country).equals(before)
                || !stores.travel().removeDue(due)) {
            return false;
        }
        text.ifPresent(now -> tell(series, country, now));
        return true;
    }

    /** How a record stands that somebody has; empty where nobody has it now. */
    Optional<SharedRecord> out(RecordId id) {
        return exchange.find(id).filter(shared -> !shared.audience().isEmpty());
    }

    TravellingSeries text(Series series) {
        return TravellingSeries.of(series, stores.sessions().of(series.id()));
    }

    Sharing sharing(Series series, Set<CountryCode> audience) {
        return new Sharing(
                series.id(),
                SeriesShares.SERIES,
                Trainings.MODULE,
                TravellingSeries.FORMAT,
                audience,
                Handling.GENERAL,
                Optional.empty(),
                text(series).text());
    }

    private void follow(Series series, SharedRecord shared) {
        text(series).obstacle().ifPresent(refusal -> {
            throw refusal;
        });
        exchange.revise(sharing(series, shared.audience()), shared.version(), Wire.CARRIER);
    }

    /**
     * Sends a person of this country to the organiser of another country's series, as the nomination says it now; again without effect
     * where that was sent already.
     *
     * @param withdrawn whether this country has withdrawn it
     */
    void nominated(Nomination nomination, Series.Received series, boolean withdrawn) {
        TravellingNomination text = TravellingNomination.of(
                nomination, withdrawn, stores.nominations().need(nomination.id()));
        send(
                nomination.id(),
                SeriesShares.NOMINATION,
                TravellingNomination.FORMAT,
                series.from(),
                Optional.of(Tlp.AMBER_STRICT),
                text.text());
    }

    /** Tells the organiser of a series that what people of this country need is not to be kept any more. */
    void needsErased(Series.Received series, CountryCode own) {
        for (Nomination one : of(series.id(), own)) {
            if (stores.nominations().need(one.id()).isPresent()) {
                stores.nominations().setNeed(one.id(), "");
                if (out(one.id()).isPresent()) {
                    nominated(one, series, one.state() == State.WITHDRAWN);
                }
            }
        }
    }

    private List<Nomination> of(RecordId series, CountryCode country) {
        return stores.nominations()
                .page(series, Optional.empty(), Optional.of(country), Place.FIRST, TravellingAnswers.MOST)
                .items();
    }

    /** What became of the nominations that came from a country; told where it is not what was told last. */
    private void answer(Series series, CountryCode country) {
        tell(series.id(), country, text(series, country, became.apply(series.id())));
    }

    private String text(Series series, CountryCode country, Map<RecordId, Became> all) {
        Set<RecordId> arrived = new HashSet<>(stores.travel().arrived(series.id(), country));
        List<RecordId> waiting = stores.nominations().all(series.id(), State.WAITING).stream()
                .filter(one -> one.person().country().equals(country))
                .map(Nomination::id)
                .toList();
        List<Answer> answers = new ArrayList<>();
        for (Nomination one : of(series.id(), country)) {
            if (arrived.contains(one.id())) {
                String reason = one instanceof Nomination.Withdrawn gone ? gone.reason() : "";
                Became of = all.getOrDefault(one.id(), Became.NOTHING);
                int place = waiting.indexOf(one.id()) + 1;
                answers.add(
                        new Answer(one.id(), one.state(), place, reason, of.attended(), of.held(), of.certificate()));
            }
        }
        return new TravellingAnswers(series.id(), answers).text();
    }

    private void tell(RecordId series, CountryCode country, String text) {
        Optional<Told> before = stores.travel().told(series, country);
        if (before.filter(told -> told.text().equals(text)).isPresent()) {
            return;
        }
        RecordId record = before.map(Told::record).orElseGet(changes::next);
        stores.travel().put(new Told(series, country, record, text));
        send(record, SeriesShares.ANSWER, TravellingAnswers.FORMAT, country, Optional.of(Tlp.AMBER_STRICT), text);
    }

    private void send(RecordId id, String type, int format, CountryCode to, Optional<Tlp> tlp, String text) {
        Sharing sharing = new Sharing(id, type, Trainings.MODULE, format, Set.of(to), Handling.GENERAL, tlp, text);
        Optional<SharedRecord> before = exchange.find(id);
        if (before.isPresent()) {
            exchange.revise(sharing, before.get().version(), Wire.CARRIER);
        } else {
            exchange.share(sharing, Wire.CARRIER);
        }
    }
}
