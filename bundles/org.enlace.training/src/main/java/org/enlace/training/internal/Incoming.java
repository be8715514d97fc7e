package org.enlace.training.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Trainings;
import org.osgi.service.component.ComponentServiceObjects;

/** What all messages of training have in common; the use cases are asked for with the first that arrives. */
abstract class Incoming implements MessageHandler {
    private final Supplier<Desks> desks;
    private final String type;
    private final int format;
    private final Permission permission;

    Incoming(ComponentServiceObjects<Desks> desks, String type, int format, Permission permission) {
        this.desks = new Lazily<>(desks);
        this.type = type;
        this.format = format;
        this.permission = permission;
    }

    abstract void take(Desks desks, SharedRecord record, String content);

    abstract void takenBack(Desks desks, SharedRecord record, String reason);

    @Override
    public final String module() {
        return Trainings.MODULE;
    }

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final Set<Integer> formats() {
        return Set.of(format);
    }

    @Override
    public final Permission permission() {
        return permission;
    }

    @Override
    public final Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    public final void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> take(desks.get(), record, content));
    }

    @Override
    public final void withdraw(SharedRecord record, String reason) {
        takenBack(desks.get(), record, reason);
    }
}
