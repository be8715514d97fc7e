package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.internal.travel.TravellingApplication;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in the applications that other countries endorsed. */
@Component(service = MessageHandler.class)
public final class ApplicationMessages extends Incoming {
    @Activate
    public ApplicationMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, CallShares.APPLICATION, TravellingApplication.FORMAT, Trainings.ORGANISE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.exchangeArrivals().application(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.exchangeArrivals().applicationTakenBack(record, reason);
    }
}
