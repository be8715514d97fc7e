package org.enlace.jit.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what other countries say in teams; the use cases are asked for with the first that arrives. */
@Component(service = MessageHandler.class)
public final class StatementMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public StatementMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(new Lazily<>(desks));
    }

    StatementMessages(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public String type() {
        return Dossiers.TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(Dossiers.FORMAT);
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public Set<HandlingCode> honours() {
        return StatementBook.HONOURED;
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().statements().take(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        desks.get().statements().takenBack(record);
    }
}
