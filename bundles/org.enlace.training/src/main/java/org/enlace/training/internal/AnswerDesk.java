package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Answering;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Sheet;

/** Takes answers. */
final class AnswerDesk implements Answering {
    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final AnswerLinks links;
    private final Knocks guesses;
    private final Knocks visits;
    private final Knocks uses;
    private final People people;

    AnswerDesk(TrainingStores stores, Changes changes, EvaluationBase base, AnswerLinks links, People people) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.links = links;
        this.people = people;
        // A course behind one address opens its links at once; whoever guesses is slowed down, and a link is not for a
        // program.
        guesses = new Knocks(30, 2_000);
        visits = new Knocks(1_000, 50);
        uses = new Knocks(60, 2_000);
    }

    private Optional<Respondent> respondent(Questionnaire one, Moment moment, Caller caller) {
        if (moment == Moment.SUPERIOR) {
            return Optional.empty();
        }
        return people.address(caller.reader()).flatMap(mail -> base.participants(one.subject()).stream()
                .filter(each -> same(each.mail(), mail))
                .findFirst());
    }

    static boolean same(MailAddress one, MailAddress other) {
        return one.value().toLowerCase(Locale.ROOT).equals(other.value().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Open> open(Caller caller) {
        caller.require(Trainings.READ);
        List<Questionnaire> asked = people.address(caller.reader()).map(base::with).orElse(List.of()).stream()
                .flatMap(subject -> stores.evaluations().of(subject).stream())
                .sorted(Comparator.comparing(Questionnaire::id))
                .toList();
        List<Open> open = new ArrayList<>();
        for (Questionnaire one : asked) {
            About about = base.about(one.subject());
            for (Round round : one.rounds()) {
                if (base.state(round, about) == Round.State.OPEN && waits(one, round, caller)) {
                    open.add(opened(one, round, about, Optional.empty()));
                }
            }
        }
        return open;
    }

    private boolean waits(Questionnaire one, Round round, Caller caller) {
        return respondent(one, round.moment(), caller)
                .filter(each -> !stores.answers().hasAnswered(round.id(), each.participant()))
                .isPresent();
    }

    private static Open opened(Questionnaire one, Round round, About about, Optional<String> person) {
        return new Open(one, round, round.window().on(about.run()).orElseThrow(), about.title(), person);
    }

    @Override
    public List<RecordId> waiting(List<RecordId> rounds, Caller caller) {
        if (!caller.holds(Trainings.READ) || people.address(caller.reader()).isEmpty()) {
            return List.of();
        }
        List<RecordId> waiting = new ArrayList<>();
        for (Questionnaire one : stores.evaluations().withRounds(Set.copyOf(rounds))) {
            About about = base.about(one.subject());
            one.rounds().stream()
                    .filter(round -> rounds.contains(round.id()) && base.state(round, about) == Round.State.OPEN)
                    .filter(round -> waits(one, round, caller))
                    .forEach(round -> waiting.add(round.id()));
        }
        return waiting;
    }

    @Override
    public Open find(RecordId questionnaire, Moment moment, Caller caller) {
        caller.require(Trainings.READ);
        Questionnaire one = base.questionnaire(questionnaire);
        Respondent respondent = asked(one, moment, caller);
        return admitted(one, one.round(moment), respondent, Optional.empty());
    }

    private Respondent asked(Questionnaire one, Moment moment, Caller caller) {
        one.round(moment);
        return respondent(one, moment, caller).orElseThrow(() -> people.unknown(caller.reader())
                .filter(refusal -> !refusal.code().equals("training.no-address"))
                .orElseGet(() -> new Refusal(
                        "training.not-asked",
                        "Your account's mail address is not that of anybody with a seat; use the link of your letter,"
                                + " or ask an administrator to set the one you were nominated with")));
    }

    private Open admitted(Questionnaire one, Round round, Respondent respondent, Optional<String> person) {
        if (stores.answers().hasAnswered(round.id(), respondent.participant())) {
            throw new Refusal(
                    "training.answered-already",
                    "It was answered already, and answers are not changed; nothing is to be done");
        }
        About about = base.about(one.subject());
        if (base.state(round, about) != Round.State.OPEN) {
            String opens = round.window()
                    .on(about.run())
                    .map(span -> span.opens().toString())
                    .orElse("?");
            String closes = round.window()
                    .on(about.run())
                    .map(span -> span.closes().toString())
                    .orElse("?");
            throw new Refusal(
                    "training.round-not-open",
                    "It can be answered from " + opens + " to " + closes + " and not now; come back then",
                    opens,
                    closes);
        }
        return opened(one, round, about, person);
    }

    @Override
    public void answer(RecordId questionnaire, Moment moment, int version, Map<String, String> given, Caller caller) {
        caller.require(Trainings.READ);
        changes.make(caller, stamp -> {
            Questionnaire one = base.questionnaire(questionnaire);
            Respondent respondent = asked(one, moment, caller);
            take(admitted(one, one.round(moment), respondent, Optional.empty()), respondent, version, given, caller);
            return null;
        });
    }

    /** Of an anonymous answer the audit learns that there is one more, and not whose. */
    private void take(Open open, Respondent respondent, int version, Map<String, String> given, Caller caller) {
        Questionnaire one = open.questionnaire();
        Changes.expect(version, one.version(), Evaluations.KIND, one.id());
        RecordId round = open.round().id();
        Sheet sheet = Sheet.of(one.content().questions(), given);
        boolean superior = open.round().moment() == Moment.SUPERIOR;
        stores.answers()
                .setAnswered(
                        round, respondent.participant(), superior ? Optional.of(respondent.mail()) : Optional.empty());
        stores.answers().dropLinks(round, respondent.participant());
        boolean anonymous = one.content().anonymous();
        if (anonymous) {
            stores.answers().setTally(round, stores.answers().tally(round).plus(sheet));
        } else {
            stores.answers().write(round, respondent.participant(), sheet);
        }
        base.returns().answered(one, open.round());
        Act act = EvaluationBase.done("training.answer", one, anonymous ? Caller.node() : caller)
                .code("moment", open.round().moment().token());
        changes.record(anonymous ? act : act.concerning(Nominations.KIND + ":" + respondent.participant()));
    }

    @Override
    public Door door(String secret, String network) {
        return refused(secret, network).orElseGet(() -> links.open(secret)
                .<Door>map(opened ->
                        new Door.Asked(opened.open(), opened.respondent().language()))
                .orElse(new Door.Shut()));
    }

    /** Whoever has to wait, and whoever tries what is no link. */
    private Optional<Door> refused(String secret, String network) {
        long now = changes.clock().millis();
        long wait = visits.wait(network, now);
        if (wait > 0) {
            return Optional.of(new Door.Later(wait));
        }
        if (!links.known(secret)) {
            wait = guesses.wait(network, now);
            return Optional.of(wait > 0 ? new Door.Later(wait) : new Door.Shut());
        }
        wait = uses.wait(AnswerLinks.hash(secret), now);
        return wait > 0 ? Optional.of(new Door.Later(wait)) : Optional.empty();
    }

    @Override
    public Door answer(String secret, String network, int version, Map<String, String> given) {
        Optional<Door> refused = refused(secret, network);
        if (refused.isPresent()) {
            return refused.get();
        }
        Caller node = Caller.node();
        return changes.make(node, stamp -> links.open(secret)
                .<Door>map(opened -> {
                    take(opened.open(), opened.respondent(), version, given, node);
                    return new Door.Thanks(opened.open().questionnaire());
                })
                .orElse(new Door.Shut()));
    }
}
