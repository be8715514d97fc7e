package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.internal.travel.TravellingEvaluation;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what organisers ask people of this country. */
@Component(service = MessageHandler.class)
public final class EvaluationMessages extends Incoming {
    @Activate
    public EvaluationMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, SeriesShares.EVALUATION, TravellingEvaluation.FORMAT, Trainings.READ);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.evaluation().arrivals().evaluation(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.evaluation().arrivals().takenBack(record, reason);
    }
}
