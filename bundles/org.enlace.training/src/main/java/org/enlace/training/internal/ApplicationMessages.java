package org.enlace.training.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
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
public final class ApplicationMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public ApplicationMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return Copies.MODULE;
    }

    @Override
    public String type() {
        return CallShares.APPLICATION;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(TravellingApplication.FORMAT);
    }

    @Override
    public Permission permission() {
        return Trainings.ORGANISE;
    }

    @Override
    public Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().exchangeArrivals().application(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        desks.get().exchangeArrivals().applicationTakenBack(record, reason);
    }
}
