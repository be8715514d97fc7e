package org.enlace.training.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
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
public final class CourseMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public CourseMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return Copies.MODULE;
    }

    @Override
    public String type() {
        return CallShares.COURSE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(TravellingCourse.FORMAT);
    }

    @Override
    public Permission permission() {
        return Applications.ENDORSE;
    }

    @Override
    public Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().exchangeArrivals().course(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        // What was said stays as it was.
    }
}
