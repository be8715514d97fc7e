package org.enlace.jit.internal;

import java.util.Set;
import org.enlace.jit.internal.work.EntryGone;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in that entries were taken back before they came here. */
@Component(service = MessageHandler.class)
public final class EntryGoneMessages extends TeamMessages {
    @Activate
    public EntryGoneMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(new Lazily<>(desks), EntryGone.TYPE, EntryGone.BEFORE, EntryGone.FORMAT);
    }

    @Override
    public Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.work().gone(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // That something was there once stays so.
    }
}
