package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Nominations;
import org.enlace.training.SeriesShares;
import org.enlace.training.internal.travel.TravellingNomination;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in whom other countries nominate. */
@Component(service = MessageHandler.class)
public final class NominationMessages extends Incoming {
    @Activate
    public NominationMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, SeriesShares.NOMINATION, TravellingNomination.FORMAT, Nominations.NOMINATE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.nominationArrivals().nomination(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.nominationArrivals().takenBack(record, reason);
    }
}
