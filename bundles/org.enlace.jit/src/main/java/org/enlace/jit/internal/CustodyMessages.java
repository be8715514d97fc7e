package org.enlace.jit.internal;

import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what other countries write of items of evidence. */
@Component(service = MessageHandler.class)
public final class CustodyMessages extends TeamMessages {
    @Activate
    public CustodyMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(new Lazily<>(desks), CustodyWire.TYPE, CustodyWire.FORMAT);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.chains().take(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.chains().takenBack(record);
    }
}
