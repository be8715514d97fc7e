package org.enlace.jit.internal;

import org.enlace.jit.internal.work.EntryWire;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what other countries write in teams. */
@Component(service = MessageHandler.class)
public final class EntryMessages extends TeamMessages {
    @Activate
    public EntryMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(new Lazily<>(desks), EntryWire.TYPE, EntryWire.BEFORE, EntryWire.USES, EntryWire.FORMAT);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.work().take(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.work().takenBack(record, reason);
    }
}
