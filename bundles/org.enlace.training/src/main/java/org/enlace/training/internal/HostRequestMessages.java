package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.Calls;
import org.enlace.training.internal.travel.TravellingHostRequest;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what organisers of other countries ask of hosts of this one. */
@Component(service = MessageHandler.class)
public final class HostRequestMessages extends Incoming {
    @Activate
    public HostRequestMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, CallShares.HOST_REQUEST, TravellingHostRequest.FORMAT, Calls.HOST);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.hostDesk().request(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.hostDesk().takenBack(record);
    }
}
