package org.enlace.jit.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.work.FileWire;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in the parts of files of other countries' entries; the use cases are asked for with the first that arrives. */
@Component(service = MessageHandler.class)
public final class FileMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public FileMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return StatementBook.MODULE;
    }

    @Override
    public String type() {
        return FileWire.TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(FileWire.FORMAT);
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    /** A file is under the codes of its entry, which shows them. */
    @Override
    public Set<HandlingCode> honours() {
        return EnumSet.allOf(HandlingCode.class);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().work().files().take(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        desks.get().work().files().takenBack(record);
    }
}
