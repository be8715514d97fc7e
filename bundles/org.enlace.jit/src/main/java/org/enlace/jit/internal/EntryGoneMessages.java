package org.enlace.jit.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.work.EntryGone;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in that entries were taken back before they came here; the use cases are asked for with the first that arrives. */
@Component(service = MessageHandler.class)
public final class EntryGoneMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public EntryGoneMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public String type() {
        return EntryGone.TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(EntryGone.FORMAT);
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().work().gone(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        // That something was there once stays so.
    }
}
