package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Answering;
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
    private final Knocks knocks;
    private final Function<OfficerId, Optional<MailAddress>> addresses;

    /** @param addresses of officers who gave one */
    AnswerDesk(
            TrainingStores stores,
            Changes changes,
            EvaluationBase base,
            AnswerLinks links,
            Function<OfficerId, Optional<MailAddress>> addresses) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.links = links;
        this.addresses = addresses;
        knocks = new Knocks(changes.clock(), 30, 2_000);
    }

    private Optional<Respondent> respondent(Questionnaire one, Moment moment, Caller caller) {
        if (moment == Moment.SUPERIOR) {
            return Optional.empty();
        }
        return addresses.apply(caller.reader()).flatMap(mail -> base.participants(one.subject()).stream()
                .filter(each -> same(each.mail(), mail))
                .findFirst());
    }

    static boolean same(MailAddress one, MailAddress other) {
        return one.value().toLowerCase(Locale.ROOT).equals(other.value().toLowerCase(Locale.ROOT));
    }

    @Override
    public List<Open> open(Caller caller) {
        caller.require(Trainings.READ);
        if (addresses.apply(caller.reader()).isEmpty()) {
            return List.of();
        }
        List<Open> open = new ArrayList<>();
        for (Questionnaire one : stores.evaluations().unsealed()) {
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
        if (!caller.holds(Trainings.READ) || addresses.apply(caller.reader()).isEmpty()) {
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
        return respondent(one, moment, caller)
                .orElseThrow(() -> new Refusal(
                        "training.not-asked",
                        "Your account's mail address is not that of anybody with a seat; use the link of your letter,"
                                + " or give the address you were nominated with"));
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
    public void answer(RecordId questionnaire, Moment moment, Map<String, String> given, Caller caller) {
        caller.require(Trainings.READ);
        changes.make(caller, stamp -> {
            Questionnaire one = base.questionnaire(questionnaire);
            Respondent respondent = asked(one, moment, caller);
            take(admitted(one, one.round(moment), respondent, Optional.empty()), respondent, given, caller);
            return null;
        });
    }

    /** Of an anonymous answer the audit learns that there is one more, and not whose. */
    private void take(Open open, Respondent respondent, Map<String, String> given, Caller caller) {
        Questionnaire one = open.questionnaire();
        RecordId round = open.round().id();
        Sheet sheet = Sheet.of(one.content().questions(), given);
        stores.answers().setAnswered(round, respondent.participant());
        stores.answers().dropLinks(round, respondent.participant());
        boolean anonymous = one.content().anonymous();
        if (anonymous) {
            stores.answers().setTally(round, stores.answers().tally(round).plus(sheet));
        } else {
            stores.answers().write(round, respondent.participant(), sheet);
        }
        base.returns().answered(one, open.round());
        Act act = EvaluationBase.done("training.answer", one, anonymous ? Caller.node() : caller)
                .fact("moment", open.round().moment().token());
        changes.record(anonymous ? act : act.concerning(Nominations.KIND + ":" + respondent.participant()));
    }

    @Override
    public Door door(String secret, String network) {
        long wait = knocks.wait(network);
        if (wait > 0) {
            return new Door.Later(wait);
        }
        return links.open(secret)
                .<Door>map(opened ->
                        new Door.Asked(opened.open(), opened.respondent().language()))
                .orElse(new Door.Shut());
    }

    @Override
    public Door answer(String secret, String network, Map<String, String> given) {
        long wait = knocks.wait(network);
        if (wait > 0) {
            return new Door.Later(wait);
        }
        Caller node = Caller.node();
        return changes.make(node, stamp -> links.open(secret)
                .<Door>map(opened -> {
                    take(opened.open(), opened.respondent(), given, node);
                    return new Door.Thanks(opened.open().questionnaire());
                })
                .orElse(new Door.Shut()));
    }
}
