package org.enlace.jit.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;

/**
 * Takes in records of one type that other countries write in teams; the use cases are asked for with the first that arrives. Whatever its
 * codes, a record comes in: what is read of it shows them, and is kept or consulted by them.
 */
abstract class TeamMessages implements MessageHandler {
    private final Supplier<Desks> desks;
    private final String type;
    private final Set<Integer> formats;

    TeamMessages(Supplier<Desks> desks, String type, Integer... formats) {
        this.desks = desks;
        this.type = type;
        this.formats = Set.of(formats);
    }

    @Override
    public final String module() {
        return StatementBook.MODULE;
    }

    @Override
    public final String type() {
        return type;
    }

    @Override
    public final Set<Integer> formats() {
        return formats;
    }

    @Override
    public final Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public Set<HandlingCode> honours() {
        return EnumSet.allOf(HandlingCode.class);
    }

    @Override
    public final void receive(SharedRecord record, int said, String content) {
        Wire.told(() -> take(desks.get(), record, content));
    }

    @Override
    public final void withdraw(SharedRecord record, String reason) {
        takenBack(desks.get(), record, reason);
    }

    /** @throws org.enlace.platform.Refusal where it cannot be taken */
    abstract void take(Desks desks, SharedRecord record, String content);

    abstract void takenBack(Desks desks, SharedRecord record, String reason);
}
