package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.internal.travel.TravellingAnswered;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in who of other countries has answered an anonymous round. */
@Component(service = MessageHandler.class)
public final class AnsweredMessages extends Incoming {
    @Activate
    public AnsweredMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, SeriesShares.EVALUATION_ANSWERED, TravellingAnswered.FORMAT, Trainings.ORGANISE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.evaluation().arrivals().answered(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What was answered stays.
    }
}
