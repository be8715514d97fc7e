package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.internal.travel.TravellingHostAnswer;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what hosts of third countries answer on their own nodes. */
@Component(service = MessageHandler.class)
public final class HostAnswerMessages extends Incoming {
    @Activate
    public HostAnswerMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, CallShares.HOST_ANSWER, TravellingHostAnswer.FORMAT, Trainings.ORGANISE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.hostAnswers().answer(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What was answered stays as it was.
    }
}
