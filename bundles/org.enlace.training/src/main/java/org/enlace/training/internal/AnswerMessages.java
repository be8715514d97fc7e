package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Nominations;
import org.enlace.training.SeriesShares;
import org.enlace.training.internal.travel.TravellingAnswers;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what organisers answer about those who were nominated here. */
@Component(service = MessageHandler.class)
public final class AnswerMessages extends Incoming {
    @Activate
    public AnswerMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, SeriesShares.ANSWER, TravellingAnswers.FORMAT, Nominations.NOMINATE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.arrivals().answers(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What was answered stays as it was.
    }
}
