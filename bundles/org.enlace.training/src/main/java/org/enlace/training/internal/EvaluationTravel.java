package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Window;
import org.enlace.training.internal.EvaluationStore.Superior;
import org.enlace.training.internal.EvaluationTravelStore.Copy;
import org.enlace.training.internal.EvaluationTravelStore.Expected;
import org.enlace.training.internal.EvaluationTravelStore.Told;
import org.enlace.training.internal.travel.TravellingEvaluation;
import org.enlace.training.internal.travel.TravellingEvaluation.Asked;

/**
 * Tells countries which take part with their own node what they are asked about a series of this one, and knows who is asked by whom:
 * by the node of the country, or by letters of this one.
 */
public final class EvaluationTravel {
    /** How many days after a round a country's answers are waited for, and taken. */
    static final int GRACE = 7;

    private static final Set<Delivery.State> NOT_TAKEN =
            Set.of(Delivery.State.KEPT, Delivery.State.QUARANTINED, Delivery.State.REFUSED);

    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final Exchange exchange;
    private final Partners partners;

    EvaluationTravel(TrainingStores stores, Changes changes, EvaluationBase base, Wire wire) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        exchange = wire.exchange();
        partners = new Partners(wire);
    }

    /** The organiser of a questionnaire that another country's node sent; empty for one of this node. */
    public Optional<CountryCode> owner(RecordId questionnaire) {
        return stores.evaluationTravel().copy(questionnaire).map(Copy::country);
    }

    void requireOwn(Questionnaire one) {
        owner(one.id()).ifPresent(country -> {
            throw new Refusal(
                    "training.foreign-questionnaire",
                    "The questionnaire is of " + country
                            + ", which alone changes it and sees what it gave; answer it here, or ask its organiser",
                    country.value());
        });
    }

    /** Whether answers of another country are still to come: until then nothing is shown of an anonymous round, nor is it sealed. */
    boolean awaited(Round round, About about) {
        return stores.evaluationTravel().expected(round.id()).stream()
                .anyMatch(one -> !one.whole() && takes(round, one.closed(), about));
    }

    /** Whether what a country sends of a round is still taken, by the day. */
    static boolean takes(Round round, Optional<LocalDate> closed, About about) {
        Optional<LocalDate> last =
                closed.or(() -> round.window().on(about.run()).map(Span::closes));
        return last.filter(day -> !about.today().isAfter(day.plusDays(GRACE))).isPresent();
    }

    /** Who of those who take part is asked by the node of the country. */
    Set<RecordId> byNode(Questionnaire one) {
        Set<RecordId> all = new HashSet<>();
        for (Told told : stores.evaluationTravel().told(one.id())) {
            all.addAll(stores.travel().arrived(one.subject().id(), told.country()));
        }
        all.retainAll(stores.evaluationTravel().asked(one.id()));
        return all;
    }

    /**
     * How a country of a series is asked.
     *
     * @param node     whether its node asks; letters of this node do otherwise
     * @param people   who take part
     * @param standing what became of the last message to its node
     * @param turned   how many of its answers were not taken
     */
    public record Way(
            CountryCode country, boolean node, int people, Optional<SeriesShares.Standing> standing, int turned) {}

    /** How each country is asked, by its code; none where no country is asked by its node. */
    public List<Way> ways(Questionnaire one) {
        if (one.subject().kind() != Subject.Kind.SERIES || owner(one.id()).isPresent()) {
            return List.of();
        }
        Map<CountryCode, Told> told = new TreeMap<>();
        stores.evaluationTravel().told(one.id()).forEach(each -> told.put(each.country(), each));
        if (told.isEmpty()) {
            return List.of();
        }
        Set<RecordId> byNode = byNode(one);
        Map<CountryCode, Integer> node = new TreeMap<>();
        Map<CountryCode, Integer> letters = new TreeMap<>();
        for (Nomination each : stores.nominations().all(one.subject().id(), State.CONFIRMED)) {
            (byNode.contains(each.id()) ? node : letters).merge(each.person().country(), 1, Integer::sum);
        }
        List<Way> ways = new ArrayList<>();
        told.forEach((country, each) -> {
            int turned = one.rounds().stream()
                    .mapToInt(round -> (int) stores.evaluationTravel().turned(round.id()).stream()
                            .filter(no -> no.country().equals(country))
                            .count())
                    .sum();
            ways.add(new Way(
                    country, true, node.getOrDefault(country, 0), partners.standing(each.record(), country), turned));
        });
        letters.forEach((country, people) -> ways.add(new Way(country, false, people, Optional.empty(), 0)));
        ways.sort(Comparator.comparing(Way::country).thenComparing(Way::node));
        return ways;
    }

    /** Keeps countries in step with what a change touched. */
    void changed(Collection<RecordId> touched, Instant moment) {
        Set<RecordId> series = new TreeSet<>(touched);
        series.addAll(stores.evaluationTravel().changed(moment));
        series.forEach(this::follow);
    }

    /** Keeps countries in step with what is asked of a series. */
    void follow(RecordId series) {
        List<Questionnaire> all = stores.evaluations().of(Subject.series(series));
        if (all.isEmpty()
                || stores.series()
                        .find(series)
                        .filter(one -> one.owner().isEmpty())
                        .isEmpty()) {
            return;
        }
        Set<CountryCode> countries = countries(series);
        for (Questionnaire one : all) {
            stores.evaluationTravel().told(one.id()).forEach(told -> countries.add(told.country()));
            countries.forEach(country -> tell(one, country));
        }
    }

    /** Those that have the series and whose node reads evaluations. */
    private Set<CountryCode> countries(RecordId series) {
        Set<CountryCode> audience =
                exchange.find(series).map(SharedRecord::audience).orElse(Set.of());
        if (audience.isEmpty()) {
            return new TreeSet<>();
        }
        return partners.trusted().entrySet().stream()
                .filter(peer -> audience.contains(peer.getKey()))
                .filter(peer -> peer.getValue().types().containsKey(SeriesShares.EVALUATION))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tells a country what it is asked, where that is not what it was told last. */
    void tell(Questionnaire one, CountryCode country) {
        About about = base.about(one.subject());
        Optional<Told> before = stores.evaluationTravel().told(one.id(), country);
        Optional<List<Round>> rounds = fixed(one, about);
        List<RecordId> people = confirmed(one.subject().id(), country);
        if (rounds.isEmpty() || before.isEmpty() && (people.isEmpty() || begun(one, people))) {
            return;
        }
        TravellingEvaluation now = new TravellingEvaluation(
                one.subject().id(),
                one.id(),
                one.version(),
                one.use(),
                one.content(),
                rounds.get(),
                asked(one.subject(), people),
                turned(one, country));
        String text = now.text();
        if (before.filter(told -> told.text().equals(text)).isPresent()) {
            return;
        }
        boolean same = before.filter(
                        told -> TravellingEvaluation.read(told.text()).content().equals(now.content()))
                .isPresent();
        RecordId record = before.map(Told::record).orElseGet(changes::next);
        int since = same ? before.get().since() : one.version();
        stores.evaluationTravel().put(new Told(one.id(), country, record, text, since));
        Set<RecordId> already = stores.evaluationTravel().asked(one.id());
        people.stream().filter(person -> !already.contains(person)).forEach(person -> {
            stores.evaluationTravel().ask(one.id(), person);
            one.rounds().forEach(round -> stores.answers().dropLinks(round.id(), person));
        });
        if (one.content().anonymous()) {
            one.rounds().forEach(round -> expect(round, country, about));
        }
        send(record, country, text);
    }

    /** The rounds with the days they have now; empty while one has none. */
    private static Optional<List<Round>> fixed(Questionnaire one, About about) {
        List<Round> rounds = new ArrayList<>();
        for (Round round : one.rounds()) {
            Optional<Span> span = round.window().on(about.run());
            if (span.isEmpty()) {
                return Optional.empty();
            }
            rounds.add(new Round(round.id(), round.moment(), new Window.Fixed(span.get()), round.sealed()));
        }
        return Optional.of(rounds);
    }

    /** Whether letters went out already: who got one is not asked by two nodes. */
    private boolean begun(Questionnaire one, List<RecordId> people) {
        return one.rounds().stream()
                .anyMatch(round -> stores.answers().reminded(round.id()).keySet().stream()
                                .anyMatch(people::contains)
                        || stores.answers().answered(round.id()).stream().anyMatch(people::contains));
    }

    private List<RecordId> confirmed(RecordId series, CountryCode country) {
        Set<RecordId> arrived = new HashSet<>(stores.travel().arrived(series, country));
        return stores.nominations().all(series, State.CONFIRMED).stream()
                .map(Nomination::id)
                .filter(arrived::contains)
                .sorted()
                .toList();
    }

    private List<Asked> asked(Subject subject, List<RecordId> people) {
        Map<RecordId, TravellingEvaluation.Superior> superiors = new TreeMap<>();
        for (Superior one : stores.evaluations().superiors(subject)) {
            superiors.put(one.participant(), new TravellingEvaluation.Superior(one.mail(), one.language()));
        }
        return people.stream()
                .map(person -> new Asked(person, Optional.ofNullable(superiors.get(person))))
                .toList();
    }

    private List<TravellingEvaluation.Turned> turned(Questionnaire one, CountryCode country) {
        return one.rounds().stream()
                .flatMap(round -> stores.evaluationTravel().turned(round.id()).stream())
                .filter(each -> each.country().equals(country))
                .map(each -> new TravellingEvaluation.Turned(each.round(), each.participant(), each.reason()))
                .toList();
    }

    private void expect(Round round, CountryCode country, About about) {
        Optional<Expected> before = stores.evaluationTravel().expected(round.id()).stream()
                .filter(one -> one.country().equals(country))
                .findFirst();
        boolean over = base.state(round, about) == Round.State.OVER;
        if (before.isEmpty()) {
            // Of what was over, and may have been shown, nothing more is taken.
            if (!over) {
                stores.evaluationTravel().put(new Expected(round.id(), country, 0, 0, 0, 0, Optional.empty()));
            }
            return;
        }
        Expected was = before.get();
        if (round.sealed() && was.closed().isEmpty()) {
            LocalDate closes = round.window().on(about.run()).orElseThrow().closes();
            LocalDate closed = about.today().isBefore(closes) ? about.today() : closes;
            stores.evaluationTravel()
                    .put(new Expected(
                            round.id(),
                            country,
                            was.parts(),
                            was.got(),
                            was.sheets(),
                            was.people(),
                            Optional.of(closed)));
        } else if (!over && was.whole()) {
            // It was opened again.
            stores.evaluationTravel()
                    .put(new Expected(round.id(), country, 0, 0, was.sheets(), was.people(), Optional.empty()));
        }
    }

    private void send(RecordId record, CountryCode to, String text) {
        Sharing sharing = sharing(record, SeriesShares.EVALUATION, TravellingEvaluation.FORMAT, to, text);
        Optional<SharedRecord> before = exchange.find(record);
        if (before.isPresent()) {
            exchange.revise(sharing, before.get().version(), Wire.CARRIER);
        } else {
            exchange.share(sharing, Wire.CARRIER);
        }
    }

    static Sharing sharing(RecordId record, String type, int format, CountryCode to, String text) {
        return new Sharing(
                record,
                type,
                Trainings.MODULE,
                format,
                Set.of(to),
                Handling.GENERAL,
                Optional.of(Tlp.AMBER_STRICT),
                text);
    }

    /** Nobody has answered it, and it is no more. */
    void removed(Questionnaire one) {
        stores.evaluationTravel().told(one.id()).forEach(told -> takeBack(one, told));
        stores.evaluationTravel().askNobody(one.id());
    }

    private void takeBack(Questionnaire one, Told told) {
        stores.evaluationTravel().forget(told, one.rounds());
        exchange.find(told.record())
                .filter(shared -> !shared.audience().isEmpty())
                .ifPresent(shared -> exchange.withdraw(told.record(), shared.version(), "", Wire.CARRIER));
    }

    /**
     * Takes over, for letters, whom no node asks: where the module of the country did not take the questionnaire by the time a round
     * opens, or the series is with the country no more.
     */
    void takeOver() {
        for (Told told : stores.evaluationTravel().told()) {
            changes.make(Caller.node(), stamp -> {
                stores.evaluations()
                        .find(told.questionnaire())
                        .filter(one -> left(one, told))
                        .ifPresent(one -> takeBack(one, told));
                return null;
            });
        }
    }

    private boolean left(Questionnaire one, Told told) {
        boolean shared = exchange.find(one.subject().id())
                .filter(record -> record.audience().contains(told.country()))
                .isPresent();
        About about = base.about(one.subject());
        boolean open = one.rounds().stream().anyMatch(round -> base.state(round, about) == Round.State.OPEN);
        return !shared
                || open
                        && exchange.deliveries(told.record()).stream()
                                .anyMatch(delivery -> delivery.country().equals(told.country())
                                        && NOT_TAKEN.contains(delivery.state()));
    }

    /** What of a copy was not taken by its organiser. */
    public List<EvaluationTravelStore.Turned> turned(Questionnaire one) {
        return owner(one.id()).isEmpty()
                ? List.of()
                : one.rounds().stream()
                        .flatMap(round -> stores.evaluationTravel().turned(round.id()).stream())
                        .toList();
    }
}
