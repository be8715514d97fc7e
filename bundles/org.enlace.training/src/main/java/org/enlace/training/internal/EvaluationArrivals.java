package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Nominations;
import org.enlace.training.Series;
import org.enlace.training.Stamp;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.internal.EvaluationStore.Superior;
import org.enlace.training.internal.EvaluationTravelStore.Copy;
import org.enlace.training.internal.EvaluationTravelStore.Expected;
import org.enlace.training.internal.EvaluationTravelStore.Returned;
import org.enlace.training.internal.EvaluationTravelStore.Told;
import org.enlace.training.internal.EvaluationTravelStore.Turned;
import org.enlace.training.internal.travel.Said;
import org.enlace.training.internal.travel.TravellingAnswered;
import org.enlace.training.internal.travel.TravellingEvaluation;
import org.enlace.training.internal.travel.TravellingSheet;
import org.enlace.training.internal.travel.TravellingTally;

/**
 * Takes in what organisers ask people of this country, and what people of other countries answered to this one. What an organiser does
 * not take it says with the reason in what it tells that country next; what speaks of something that is not its sender's is refused.
 */
public final class EvaluationArrivals {
    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final EvaluationTravel travel;
    private final EvaluationReturns returns;
    private final Inbox inbox;
    private final CountryCode own;

    EvaluationArrivals(
            TrainingStores stores,
            Changes changes,
            EvaluationBase base,
            EvaluationTravel travel,
            EvaluationReturns returns,
            Inbox inbox,
            CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.travel = travel;
        this.returns = returns;
        this.inbox = inbox;
        this.own = own;
    }

    private EvaluationTravelStore kept() {
        return stores.evaluationTravel();
    }

    /** An organiser asks people of this country. */
    public void evaluation(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingEvaluation said = TravellingEvaluation.read(text);
        changes.make(Caller.node(), stamp -> {
            Series series = stores.series()
                    .find(said.series())
                    .filter(one -> one.owner().filter(record.owner()::equals).isPresent())
                    .orElseThrow(() -> Arrivals.notTheirs("series"));
            Optional<Questionnaire> before = held(record, said);
            requireOurs(said);
            Questionnaire now = written(said, before, stamp);
            kept().put(new Copy(now.id(), record.owner(), record.id(), record.version(), said.version()));
            people(said, record.owner());
            now.rounds().stream().filter(Round::sealed).forEach(round -> {
                stores.answers().dropLinks(round.id());
                inbox.clear(EvaluationInbox.USE, round.id());
            });
            changes.record(EvaluationBase.done("training.receive-evaluation", now, Caller.node())
                    .fact("owner", record.owner())
                    .fact("version", record.version())
                    .fact("asked", said.asked().size()));
            About about = base.about(now.subject());
            now.rounds().stream()
                    .filter(round -> base.state(round, about) != Round.State.OVER)
                    .flatMap(round -> kept().returned(round.id()).stream())
                    .filter(Returned::done)
                    .forEach(done -> kept().put(new Returned(done.round(), done.record(), done.text(), false)));
            if (now.rounds().stream().anyMatch(Round::sealed)) {
                returns.due(now, kept().copy(now.id()).orElseThrow());
            }
            return series;
        });
    }

    private Optional<Questionnaire> held(SharedRecord record, TravellingEvaluation said) {
        Optional<Copy> copy = kept().copy(said.questionnaire());
        if (copy.isPresent()) {
            if (!copy.get().country().equals(record.owner())
                    || !copy.get().record().equals(record.id())) {
                throw Arrivals.notTheirs("questionnaire");
            }
            Arrivals.requireNewer(copy.get().sent(), record);
            Questionnaire before = base.questionnaire(said.questionnaire());
            if (!before.subject().equals(Subject.series(said.series()))
                    || before.use() != said.use()
                    || !ids(before.rounds()).equals(ids(said.rounds()))) {
                throw Said.form("rounds");
            }
            return Optional.of(before);
        }
        Set<RecordId> rounds = new HashSet<>(ids(said.rounds()));
        if (stores.evaluations().find(said.questionnaire()).isPresent()
                || !stores.evaluations().withRounds(rounds).isEmpty()
                || kept().copyIn(record.id()).isPresent()) {
            throw Arrivals.notTheirs("questionnaire");
        }
        if (stores.evaluations().of(Subject.series(said.series())).stream().anyMatch(one -> one.use() == said.use())) {
            throw new Refusal(
                            "training.questionnaire-there",
                            "There is a questionnaire of level " + said.use().level()
                                    + " already; change that one or remove it",
                            said.use().level())
                    .at("use");
        }
        return Optional.empty();
    }

    private static List<RecordId> ids(List<Round> rounds) {
        return rounds.stream().map(Round::id).toList();
    }

    /** What this node does not remember, restored from a backup, is nobody's here. */
    private void requireOurs(TravellingEvaluation said) {
        for (TravellingEvaluation.Asked one : said.asked()) {
            stores.nominations().find(one.nomination()).ifPresent(nomination -> {
                if (!nomination.series().equals(said.series())
                        || !nomination.person().country().equals(own)) {
                    throw Arrivals.notTheirs("asked");
                }
            });
        }
    }

    private Questionnaire written(TravellingEvaluation said, Optional<Questionnaire> before, Stamp stamp) {
        if (before.isEmpty()) {
            Questionnaire made = new Questionnaire(
                    said.questionnaire(),
                    Subject.series(said.series()),
                    1,
                    said.use(),
                    said.content(),
                    said.rounds(),
                    false,
                    stamp,
                    stamp);
            stores.evaluations().write(made);
            return made;
        }
        Questionnaire was = before.get();
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < said.rounds().size(); i++) {
            Round round = said.rounds().get(i);
            // What was closed is not opened again.
            rounds.add(was.rounds().get(i).sealed() ? round.seal() : round);
        }
        boolean asksElse = !was.content().equals(said.content());
        if (!asksElse && was.rounds().equals(rounds)) {
            return was;
        }
        if (asksElse) {
            // Whoever was shown other questions has not answered these.
            rounds.forEach(round -> kept().eraseAnswered(round.id()));
        }
        Questionnaire now = new Questionnaire(
                was.id(),
                was.subject(),
                was.version() + 1,
                was.use(),
                said.content(),
                rounds,
                was.answered() && !asksElse,
                was.created(),
                stamp);
        stores.evaluations().write(now);
        return now;
    }

    private void people(TravellingEvaluation said, CountryCode organiser) {
        kept().askNobody(said.questionnaire());
        Subject subject = Subject.series(said.series());
        Map<RecordId, Superior> superiors = new TreeMap<>();
        said.asked().forEach(one -> {
            kept().ask(said.questionnaire(), one.nomination());
            one.superior()
                    .ifPresent(superior -> superiors.put(
                            one.nomination(), new Superior(one.nomination(), superior.mail(), superior.language())));
        });
        List<Superior> here = stores.evaluations().superiors(subject);
        // Whom this country named itself it knows better.
        here.forEach(one -> superiors.put(one.participant(), one));
        if (superiors.size() > here.size()) {
            stores.evaluations().replaceSuperiors(subject, List.copyOf(superiors.values()));
        }
        said.rounds().forEach(round -> kept().forgetTurned(round.id(), organiser));
        said.turned().forEach(one -> kept().put(new Turned(one.round(), organiser, one.nomination(), one.reason())));
    }

    /** The organiser asks nothing any more. */
    public void takenBack(SharedRecord record, String reason) {
        changes.make(Caller.node(), stamp -> {
            kept().copyIn(record.id())
                    .filter(copy -> copy.country().equals(record.owner()))
                    .flatMap(copy -> stores.evaluations().find(copy.questionnaire()))
                    .ifPresent(one -> gone(one, record.owner(), Arrivals.cleaned(reason)));
            return null;
        });
    }

    private void gone(Questionnaire one, CountryCode owner, String reason) {
        one.rounds().forEach(round -> inbox.clear(EvaluationInbox.USE, round.id()));
        kept().removeCopy(one);
        stores.evaluations().remove(one);
        changes.record(EvaluationBase.done("training.evaluation-taken-back", one, Caller.node())
                .fact("owner", owner)
                .because(reason));
    }

    /** The series is for this country no more, nor is what was asked about it; in the current transaction. */
    void seriesTakenBack(RecordId series) {
        for (Copy copy : kept().copies(series)) {
            stores.evaluations().find(copy.questionnaire()).ifPresent(one -> gone(one, copy.country(), ""));
        }
    }

    /** A round of this node of which a country says something, and since when it asks what it asks. */
    private record Meant(Questionnaire one, Round round, About about, CountryCode country, int since) {}

    private Meant meant(SharedRecord record, RecordId questionnaire, RecordId round) {
        Told told = kept().told(questionnaire, record.owner()).orElseThrow(() -> Arrivals.notTheirs("questionnaire"));
        kept().heard(record.id()).ifPresent(sent -> Arrivals.requireNewer(sent, record));
        Questionnaire one = base.questionnaire(questionnaire);
        Round found = one.rounds().stream()
                .filter(each -> each.id().equals(round))
                .findFirst()
                .orElseThrow(() -> Arrivals.notTheirs("round"));
        kept().heard(record.id(), round, record.version());
        return new Meant(one, found, base.about(one.subject()), record.owner(), told.since());
    }

    private void requireAnonymous(Meant meant, boolean anonymous) {
        if (meant.one().content().anonymous() != anonymous) {
            throw Said.form("questionnaire");
        }
    }

    private Optional<UnwantedAnswer> unwanted(Meant meant, int version) {
        if (version < meant.since()) {
            return Optional.of(UnwantedAnswer.OTHER);
        }
        Round.State state = base.state(meant.round(), meant.about());
        if (state == Round.State.UNPLANNED || state == Round.State.COMING) {
            return Optional.of(UnwantedAnswer.EARLY);
        }
        if (meant.one().content().anonymous()) {
            boolean awaited = expected(meant)
                    .filter(one -> EvaluationTravel.takes(meant.round(), one.closed(), meant.about()))
                    .isPresent();
            return awaited ? Optional.empty() : Optional.of(UnwantedAnswer.LATE);
        }
        boolean late =
                meant.round().sealed() || !EvaluationTravel.takes(meant.round(), Optional.empty(), meant.about());
        return late ? Optional.of(UnwantedAnswer.LATE) : Optional.empty();
    }

    private Optional<Expected> expected(Meant meant) {
        return kept().expected(meant.round().id()).stream()
                .filter(one -> one.country().equals(meant.country()))
                .findFirst();
    }

    private boolean asked(Meant meant, RecordId nomination) {
        return theirs(meant, nomination) && kept().asked(meant.one().id()).contains(nomination);
    }

    private boolean theirs(Meant meant, RecordId nomination) {
        return stores.travel()
                .arrival(nomination)
                .filter(one -> one.country().equals(meant.country()))
                .isPresent();
    }

    private void turn(Meant meant, Optional<RecordId> participant, UnwantedAnswer reason) {
        kept().put(new Turned(meant.round().id(), meant.country(), participant, reason));
        Act act = EvaluationBase.done("training.turn-answer", meant.one(), Caller.node())
                .code("moment", meant.round().moment().token())
                .fact("country", meant.country())
                .code("reason", reason.token());
        changes.record(participant
                .map(person -> act.concerning(Nominations.KIND + ":" + person))
                .orElse(act));
        travel.tell(meant.one(), meant.country());
    }

    /** What was taken in the end is not turned any more. */
    private Act received(Meant meant, Optional<RecordId> participant, int answers) {
        if (kept().forgetTurned(meant.round().id(), meant.country(), participant)) {
            travel.tell(meant.one(), meant.country());
        }
        return EvaluationBase.done("training.receive-evaluation-answers", meant.one(), Caller.node())
                .code("moment", meant.round().moment().token())
                .fact("country", meant.country())
                .fact("answers", answers);
    }

    /** Who of a country has answered an anonymous round. */
    public void answered(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingAnswered said = TravellingAnswered.read(text);
        changes.make(Caller.node(), stamp -> {
            Meant meant = meant(record, said.questionnaire(), said.round());
            requireAnonymous(meant, true);
            Optional<UnwantedAnswer> unwanted = unwanted(meant, said.version());
            if (unwanted.isPresent()) {
                turn(meant, Optional.empty(), unwanted.get());
                return null;
            }
            if (!said.answered().stream().allMatch(person -> asked(meant, person))) {
                turn(meant, Optional.empty(), UnwantedAnswer.NOT_ASKED);
                return null;
            }
            said.answered().stream()
                    .filter(person -> !stores.answers().hasAnswered(said.round(), person))
                    .forEach(person -> kept().setAnswered(said.round(), person));
            changes.record(received(meant, Optional.empty(), said.answered().size()));
            return null;
        });
    }

    /** What all of a country answered to an anonymous round. */
    public void tally(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingTally said = TravellingTally.read(text);
        changes.make(Caller.node(), stamp -> {
            Meant meant = meant(record, said.questionnaire(), said.round());
            requireAnonymous(meant, true);
            Optional<UnwantedAnswer> unwanted = unwanted(meant, said.version());
            if (unwanted.isEmpty() && expected(meant).orElseThrow().whole()) {
                unwanted = Optional.of(UnwantedAnswer.TWICE);
            }
            int people = answeredThere(meant);
            if (unwanted.isEmpty()
                    && (long) expected(meant).orElseThrow().sheets()
                                    + said.tally().sheets()
                            > people) {
                unwanted = Optional.of(UnwantedAnswer.NOT_ASKED);
            }
            if (unwanted.isPresent()) {
                turn(meant, Optional.empty(), unwanted.get());
                return null;
            }
            Expected before = expected(meant).orElseThrow();
            if (said.part() != before.got() + 1 || before.parts() > 0 && said.parts() != before.parts()) {
                throw Said.form("part");
            }
            said.require(meant.one().content().questions(), people);
            stores.answers()
                    .setTally(
                            said.round(),
                            said.with(
                                    stores.answers().tally(said.round()),
                                    meant.one().content().questions()));
            kept().put(new Expected(
                    said.round(),
                    meant.country(),
                    said.parts(),
                    said.part(),
                    before.sheets() + said.tally().sheets(),
                    said.people(),
                    before.closed()));
            changes.record(received(meant, Optional.empty(), said.tally().sheets()));
            return null;
        });
    }

    /** Of how many it is known that they answered at the node of the country. */
    private int answeredThere(Meant meant) {
        Set<RecordId> answered =
                new HashSet<>(stores.answers().answered(meant.round().id()));
        answered.retainAll(stores.travel().arrived(meant.one().subject().id(), meant.country()));
        return answered.size();
    }

    /** What one person of a country answered to a round with names. */
    public void answer(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingSheet said = TravellingSheet.read(text);
        changes.make(Caller.node(), stamp -> {
            Meant meant = meant(record, said.questionnaire(), said.round());
            requireAnonymous(meant, false);
            if (!asked(meant, said.nomination())) {
                // Whether there is somebody of another country here is not told, nor kept for each who is named.
                turn(
                        meant,
                        Optional.of(said.nomination()).filter(person -> theirs(meant, person)),
                        UnwantedAnswer.NOT_ASKED);
                return null;
            }
            Optional<UnwantedAnswer> unwanted = unwanted(meant, said.version());
            if (unwanted.isEmpty() && stores.answers().hasAnswered(said.round(), said.nomination())) {
                unwanted = Optional.of(UnwantedAnswer.TWICE);
            }
            if (unwanted.isPresent()) {
                turn(meant, Optional.of(said.nomination()), unwanted.get());
                return null;
            }
            Sheet sheet = Sheet.of(meant.one().content().questions(), said.given());
            kept().setAnswered(said.round(), said.nomination());
            stores.answers().dropLinks(said.round(), said.nomination());
            stores.answers().write(said.round(), said.nomination(), sheet);
            changes.record(received(meant, Optional.of(said.nomination()), 1)
                    .concerning(Nominations.KIND + ":" + said.nomination()));
            return null;
        });
    }
}
