package org.enlace.jit.internal;

import java.util.Set;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what other countries say in teams. */
@Component(service = MessageHandler.class)
public final class StatementMessages extends TeamMessages {
    @Activate
    public StatementMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(new Lazily<>(desks), Dossiers.TYPE, Dossiers.FORMAT);
    }

    @Override
    public Set<HandlingCode> honours() {
        return StatementBook.HONOURED;
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        desks.statements().take(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        desks.statements().takenBack(record);
    }
}
