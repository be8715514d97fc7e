package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.internal.travel.TravellingSeries;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in the series of other countries. */
@Component(service = MessageHandler.class)
public final class SeriesMessages extends Incoming {
    @Activate
    public SeriesMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, SeriesShares.SERIES, TravellingSeries.FORMAT, Trainings.READ);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.arrivals().series(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.arrivals().seriesTakenBack(record, reason);
    }
}
