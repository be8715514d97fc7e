package org.enlace.training.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
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
public final class SeriesMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public SeriesMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return Copies.MODULE;
    }

    @Override
    public String type() {
        return SeriesShares.SERIES;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(TravellingSeries.FORMAT);
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().arrivals().series(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        desks.get().arrivals().seriesTakenBack(record, reason);
    }
}
