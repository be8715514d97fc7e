package org.enlace.jit.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what other countries write of items of evidence; the use cases are asked for with the first that arrives. */
@Component(service = MessageHandler.class)
public final class CustodyMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public CustodyMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public String type() {
        return CustodyWire.TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(CustodyWire.FORMAT);
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    /** They are read as their items are, whose codes show. */
    @Override
    public Set<HandlingCode> honours() {
        return EnumSet.allOf(HandlingCode.class);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().chains().take(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        desks.get().chains().takenBack(record);
    }
}
