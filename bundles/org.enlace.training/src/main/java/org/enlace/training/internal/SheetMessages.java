package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.internal.travel.TravellingSheet;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what people of other countries answered with their names. */
@Component(service = MessageHandler.class)
public final class SheetMessages extends Incoming {
    @Activate
    public SheetMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, SeriesShares.EVALUATION_ANSWER, TravellingSheet.FORMAT, Trainings.ORGANISE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.evaluation().arrivals().answer(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What was answered stays.
    }
}
