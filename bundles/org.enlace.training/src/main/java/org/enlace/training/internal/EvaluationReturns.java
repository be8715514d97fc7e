package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.training.SeriesShares;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Tally;
import org.enlace.training.internal.EvaluationTravelStore.Copy;
import org.enlace.training.internal.EvaluationTravelStore.Returned;
import org.enlace.training.internal.travel.TravellingAnswered;
import org.enlace.training.internal.travel.TravellingSheet;
import org.enlace.training.internal.travel.TravellingTally;

/**
 * Sends organisers what people of this country answered. With names at once; of an anonymous round once a day who has answered and, when it
 * is over, all answers together as figures and sorted texts. What was sent is kept here no longer.
 */
public final class EvaluationReturns {
    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final EvaluationTravel travel;
    private final Exchange exchange;

    EvaluationReturns(
            TrainingStores stores, Changes changes, EvaluationBase base, EvaluationTravel travel, Exchange exchange) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.travel = travel;
        this.exchange = exchange;
    }

    /** Somebody has answered a round with names; in the same transaction. */
    void answered(Questionnaire one, Round round) {
        if (one.content().anonymous()) {
            return;
        }
        stores.evaluationTravel().copy(one.id()).ifPresent(copy -> {
            Map<RecordId, Map<String, AnswerStore.Kept>> sheets =
                    stores.answers().sheets(round.id());
            sheets.forEach((participant, kept) -> share(
                    changes.next(),
                    SeriesShares.EVALUATION_ANSWER,
                    TravellingSheet.FORMAT,
                    copy.country(),
                    TravellingSheet.of(
                                    one.id(),
                                    round.id(),
                                    copy.theirs(),
                                    participant,
                                    EvaluationResults.sheet(one.content().questions(), kept))
                            .text()));
            stores.evaluationTravel().eraseAnswers(round.id());
        });
    }

    /** What is due of a day: to organisers what was answered here, and what no node of another country takes is taken over. */
    public void daily() {
        travel.takeOver();
        for (Copy copy : stores.evaluationTravel().copies()) {
            changes.make(Caller.node(), stamp -> {
                stores.evaluations().find(copy.questionnaire()).ifPresent(one -> due(one, copy));
                return null;
            });
        }
    }

    /** Sends what is due of an anonymous questionnaire; in the current transaction. */
    void due(Questionnaire one, Copy copy) {
        if (!one.content().anonymous()) {
            return;
        }
        About about = base.about(one.subject());
        for (Round round : one.rounds()) {
            Optional<Returned> before = stores.evaluationTravel().returned(round.id());
            if (before.filter(Returned::done).isPresent()) {
                continue;
            }
            Returned now = told(one, round, copy, before);
            if (base.state(round, about) == Round.State.OVER) {
                Tally tally = stores.answers().tally(round.id());
                TravellingTally.of(one.id(), round.id(), copy.theirs(), base.people(round, tally), tally)
                        .forEach(part -> share(
                                changes.next(),
                                SeriesShares.EVALUATION_TALLY,
                                TravellingTally.FORMAT,
                                copy.country(),
                                part.text()));
                stores.evaluationTravel().eraseAnswers(round.id());
                stores.evaluationTravel().put(new Returned(round.id(), now.record(), now.text(), true));
            }
        }
    }

    /** Who has answered, where that is not what was told last. */
    private Returned told(Questionnaire one, Round round, Copy copy, Optional<Returned> before) {
        List<RecordId> answered = new ArrayList<>(stores.answers().answered(round.id()));
        String text = new TravellingAnswered(one.id(), round.id(), copy.theirs(), answered).text();
        RecordId record = before.map(Returned::record).orElseGet(changes::next);
        Returned now = new Returned(round.id(), record, text, false);
        if (answered.isEmpty()
                || before.filter(told -> told.text().equals(text)).isPresent()) {
            return now;
        }
        stores.evaluationTravel().put(now);
        share(record, SeriesShares.EVALUATION_ANSWERED, TravellingAnswered.FORMAT, copy.country(), text);
        return now;
    }

    private void share(RecordId record, String type, int format, CountryCode to, String text) {
        Sharing sharing = EvaluationTravel.sharing(record, type, format, to, text);
        Optional<SharedRecord> before = exchange.find(record);
        if (before.isPresent()) {
            exchange.revise(sharing, before.get().version(), Wire.CARRIER);
        } else {
            exchange.share(sharing, Wire.CARRIER);
        }
    }
}
