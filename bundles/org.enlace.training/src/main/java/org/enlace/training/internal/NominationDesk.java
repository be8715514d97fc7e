package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Likeness;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Nominations;
import org.enlace.training.Part;
import org.enlace.training.PastedLine;
import org.enlace.training.Person;
import org.enlace.training.Place;
import org.enlace.training.Series;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;

/** The use cases of nominations. */
final class NominationDesk implements Nominations {
    private final TrainingStores stores;
    private final Changes changes;
    private final WaitingLists waiting;
    private final Capitals capitals;
    private final Copies copies;
    private final NationalInbox national;
    private final CountryCode own;

    /** @param own the country of the node */
    NominationDesk(
            TrainingStores stores,
            Changes changes,
            WaitingLists waiting,
            Capitals capitals,
            Copies copies,
            NationalInbox national,
            CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.waiting = waiting;
        this.capitals = capitals;
        this.copies = copies;
        this.national = national;
        this.own = own;
    }

    /** Names are for those who nominate or organise. */
    private static void requireNames(Caller caller) {
        caller.require(Trainings.READ);
        if (!caller.holds(Trainings.ORGANISE) && !caller.holds(NOMINATE)) {
            throw new Forbidden(NOMINATE);
        }
    }

    /** The country to which a caller is held; empty for whoever organises. */
    private Optional<CountryCode> held(Caller caller) {
        return caller.holds(Trainings.ORGANISE) ? Optional.empty() : Optional.of(own);
    }

    /** For another country's series only people of the own one are named, whoever does it. */
    private Optional<CountryCode> held(Series series, Caller caller) {
        return series.owner().isPresent() ? Optional.of(own) : held(caller);
    }

    /** A series for which people are nominated here. */
    private Series taking(RecordId id) {
        Series series = SessionDesk.series(stores, id);
        series.requireTakesNominations();
        return series;
    }

    /** Who is to decide learns of it: the organisers of this node, or another country's. */
    private void told(Series series, List<? extends Nomination> made) {
        if (series instanceof Series.Received received) {
            made.forEach(one -> copies.nominated(one, received, false));
            national.answered(received);
        } else {
            waiting.undecided(series);
        }
    }

    private Nomination known(RecordId id, Caller caller) {
        Optional<CountryCode> only = held(caller);
        return stores.nominations()
                .find(id)
                .filter(one -> only.isEmpty() || one.person().country().equals(only.get()))
                .orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    @Override
    public Map<CountryCode, Map<State, Integer>> counts(RecordId series, Caller caller) {
        caller.require(Trainings.READ);
        SessionDesk.series(stores, series);
        return stores.nominations().counts(series);
    }

    @Override
    public Nomination find(RecordId id, Caller caller) {
        requireNames(caller);
        return known(id, caller);
    }

    @Override
    public Part<Nomination> of(RecordId series, Optional<State> state, Place place, int size, Caller caller) {
        requireNames(caller);
        SessionDesk.series(stores, series);
        return stores.nominations().page(series, state, held(caller), place, size);
    }

    @Override
    public Optional<Integer> place(Nomination nomination, Caller caller) {
        requireNames(caller);
        if (!(nomination instanceof Nomination.Waiting)) {
            return Optional.empty();
        }
        if (SessionDesk.series(stores, nomination.series()).owner().isPresent()) {
            return standing(nomination).map(TravelStore.Standing::place).filter(place -> place > 0);
        }
        List<RecordId> before = stores.nominations().all(nomination.series(), State.WAITING).stream()
                .filter(one -> one.person().country().equals(nomination.person().country()))
                .map(Nomination::id)
                .toList();
        int at = before.indexOf(nomination.id());
        return at < 0 ? Optional.empty() : Optional.of(at + 1);
    }

    @Override
    public Nomination.Nominated nominate(RecordId series, Person person, boolean alike, Caller caller) {
        requireNames(caller);
        return changes.make(caller, stamp -> {
            Series open = taking(series);
            rules(open, person, caller);
            List<Nomination> live = comparable(series, caller);
            if (live.stream()
                    .anyMatch(one -> PastedList.key(one.person().mail()).equals(PastedList.key(person.mail())))) {
                throw PastedList.already(person);
            }
            if (!alike) {
                refuseAlike(live, person);
            }
            Nomination.Nominated made = written(series, person, stamp, caller);
            told(open, List.of(made));
            return made;
        });
    }

    /** Those with whom one that is made is compared: only whom the caller may know of, or a refusal would tell of the others. */
    private List<Nomination> comparable(RecordId series, Caller caller) {
        Optional<CountryCode> only = held(caller);
        return stores.nominations().live(series).stream()
                .filter(one -> only.isEmpty() || one.person().country().equals(only.get()))
                .toList();
    }

    /** Points out somebody whose name is like this one. */
    private static void refuseAlike(List<Nomination> live, Person person) {
        live.stream()
                .map(Nomination::person)
                .filter(one -> Likeness.alike(one.name(), person.name()))
                .findFirst()
                .ifPresent(one -> {
                    throw new Refusal(
                                    "training.alike",
                                    "\"" + person.name() + "\" is like \"" + one.name() + "\" (" + one.mail()
                                            + "), who is nominated already; say whether it is somebody else",
                                    person.name(),
                                    one.name(),
                                    one.mail().value())
                            .at("name");
                });
    }

    private void rules(Series series, Person person, Caller caller) {
        CountryCode country = person.country();
        if (held(series, caller).filter(only -> !only.equals(country)).isPresent()) {
            throw new Refusal(
                            "training.own-country",
                            country + " is not " + own + ", whose unit nominates here; ask the organiser",
                            country.value(),
                            own.value())
                    .at("country");
        }
        capitals.require(country, "country");
        if (series.content().quotas().seats(country).isEmpty()) {
            throw new Refusal(
                            "training.not-invited",
                            country + " is not invited to \"" + series.content().title() + "\"; add its seats first",
                            country.value())
                    .at("country");
        }
    }

    private Nomination.Nominated written(RecordId series, Person person, Stamp stamp, Caller caller) {
        Nomination.Nominated made = Nomination.Nominated.first(changes.next(), series, person, stamp);
        stores.nominations().write(made);
        changes.record(about(Act.done("training.nominate", caller), made).changed("person", null, person.name()));
        return made;
    }

    private static Act about(Act act, Nomination nomination) {
        return act.on(KIND, nomination.id())
                .fact("series", nomination.series())
                .fact("country", nomination.person().country())
                .concerning(KIND + ":" + nomination.id());
    }

    @Override
    public List<PastedLine> check(RecordId series, String pasted, Caller caller) {
        requireNames(caller);
        return read(taking(series), pasted, caller);
    }

    private List<PastedLine> read(Series series, String pasted, Caller caller) {
        return new PastedList(
                        stores.nominations().live(series.id()),
                        held(caller),
                        own,
                        series.content().languages().get(0),
                        person -> rules(series, person, caller))
                .read(pasted);
    }

    @Override
    public int nominateAll(RecordId series, String pasted, boolean alike, Caller caller) {
        requireNames(caller);
        return changes.make(caller, stamp -> {
            Series open = taking(series);
            List<PastedLine> lines = read(open, pasted, caller).stream()
                    .filter(line -> line.person().isPresent() && (alike || line.well()))
                    .toList();
            if (lines.isEmpty()) {
                throw new Refusal("training.paste-none", "No line of the list can be nominated; correct it").at("list");
            }
            told(
                    open,
                    lines.stream()
                            .map(line -> written(series, line.person().get(), stamp, caller))
                            .toList());
            return lines.size();
        });
    }

    @Override
    public Nomination confirm(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Nomination now = known(id, caller);
            Changes.expect(version, now.version(), KIND, id);
            Series.Open open = SessionDesk.series(stores, now.series()).open();
            Nomination decided = seat(open, now.undecided(), waiting.taken(open.id()), stamp, caller);
            waiting.undecided(open);
            waiting.settle(open, stamp, caller);
            return decided;
        });
    }

    @Override
    public int confirmAll(RecordId series, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Series.Open open = SessionDesk.series(stores, series).open();
            Map<CountryCode, Integer> taken = waiting.taken(series);
            List<Nomination> all = stores.nominations().all(series, State.NOMINATED).stream()
                    .limit(LINES)
                    .toList();
            all.forEach(one -> seat(open, one.undecided(), taken, stamp, caller));
            waiting.undecided(open);
            waiting.settle(open, stamp, caller);
            return all.size();
        });
    }

    /** @param taken by country, how many seats; grows by the one that is given */
    private Nomination seat(
            Series.Open series,
            Nomination.Nominated nominated,
            Map<CountryCode, Integer> taken,
            Stamp stamp,
            Caller caller) {
        CountryCode country = nominated.person().country();
        boolean free = taken.getOrDefault(country, 0)
                < series.content().quotas().seats(country).orElse(0);
        if (free) {
            taken.merge(country, 1, Integer::sum);
        }
        Nomination decided = free ? nominated.confirm(stamp) : nominated.queue(stamp);
        stores.nominations().write(decided);
        Act act = free ? Act.done("training.confirm", caller) : Act.done("training.queue", caller);
        changes.record(about(act, decided));
        return decided;
    }

    @Override
    public Nomination.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        requireNames(caller);
        return changes.make(caller, stamp -> {
            Nomination now = known(id, caller);
            Changes.expect(version, now.version(), KIND, id);
            Series open = taking(now.series());
            Nomination.Withdrawn withdrawn = now.live().withdraw(reason, stamp);
            stores.nominations().write(withdrawn);
            stores.nominations().setNeed(id, "");
            changes.record(
                    about(Act.done("training.withdraw", caller), withdrawn).because(reason));
            if (open instanceof Series.Received received) {
                copies.nominated(withdrawn, received, true);
            } else {
                waiting.undecided(open);
                waiting.settle(open, stamp, caller);
            }
            return withdrawn;
        });
    }

    @Override
    public Optional<String> need(RecordId nomination, Caller caller) {
        requireNames(caller);
        Nomination of = known(nomination, caller);
        requireNeeds(of, caller);
        Optional<String> kept = stores.nominations().need(nomination);
        if (kept.isPresent()) {
            changes.record(about(Act.done("training.read-need", caller), of));
        }
        return kept;
    }

    @Override
    public int needVersion(RecordId nomination, Caller caller) {
        requireNames(caller);
        requireNeeds(known(nomination, caller), caller);
        return stores.nominations().needVersion(nomination);
    }

    @Override
    public void setNeed(RecordId nomination, int version, String text, Caller caller) {
        requireNames(caller);
        String clean = text == null ? "" : text.replace("\r\n", "\n").strip();
        if (clean.length() > LONGEST_NEED) {
            throw new Refusal(
                            "training.too-long",
                            "\"need\" has " + clean.length() + " characters and the most is " + LONGEST_NEED,
                            "need",
                            clean.length(),
                            LONGEST_NEED)
                    .at("need");
        }
        changes.make(caller, stamp -> {
            Nomination now = known(nomination, caller);
            requireNeeds(now, caller);
            Changes.expect(version, stores.nominations().needVersion(nomination), NEED, nomination);
            Series series = SessionDesk.series(stores, now.series());
            if (!clean.isEmpty()) {
                series.requireTakesNominations();
                now.live();
            }
            stores.nominations().setNeed(nomination, clean);
            if (series instanceof Series.Received received && now instanceof Nomination.Live) {
                copies.nominated(now, received, false);
            }
            changes.record(about(Act.done("training.need", caller), now).fact("kept", !clean.isEmpty()));
            return null;
        });
    }

    /** Needs are for whoever organises; for another country's series, for the unit that tells them to its organiser. */
    private void requireNeeds(Nomination nomination, Caller caller) {
        if (SessionDesk.series(stores, nomination.series()).owner().isEmpty()) {
            caller.require(Trainings.ORGANISE);
        }
    }

    private Optional<TravelStore.Standing> standing(Nomination nomination) {
        return stores.travel().standing(nomination.id());
    }

    @Override
    public Optional<Told> told(Nomination nomination, Caller caller) {
        requireNames(caller);
        return standing(nomination).map(one -> new Told(one.attended(), one.held(), one.certificate()));
    }
}
