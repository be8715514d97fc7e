package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.internal.travel.TravellingCall;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in the calls of other countries. */
@Component(service = MessageHandler.class)
public final class CallMessages extends Incoming {
    @Activate
    public CallMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, CallShares.CALL, TravellingCall.FORMAT, Trainings.READ);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.exchangeArrivals().call(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.exchangeArrivals().callTakenBack(record, reason);
    }
}
