package org.enlace.training.internal;

import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.internal.travel.TravellingCourse;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what organisers say of the applications of this country. */
@Component(service = MessageHandler.class)
public final class CourseMessages extends Incoming {
    @Activate
    public CourseMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(desks, CallShares.COURSE, TravellingCourse.FORMAT, Applications.ENDORSE);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.exchangeArrivals().course(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What was said stays as it was.
    }
}
