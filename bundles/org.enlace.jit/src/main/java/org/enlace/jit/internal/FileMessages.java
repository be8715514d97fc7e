package org.enlace.jit.internal;

import org.enlace.jit.internal.work.FileWire;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in the parts of files of other countries' entries. */
@Component(service = MessageHandler.class)
public final class FileMessages extends TeamMessages {
    @Activate
    public FileMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(new Lazily<>(desks), FileWire.TYPE, FileWire.FORMAT);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.work().files().take(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.work().files().takenBack(record);
    }
}
