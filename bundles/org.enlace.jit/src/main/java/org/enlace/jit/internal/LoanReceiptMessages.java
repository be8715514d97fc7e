package org.enlace.jit.internal;

import java.util.function.Supplier;
import org.enlace.jit.internal.loan.ReceiptWire;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in how far copies are that this country lends. */
@Component(service = MessageHandler.class)
public final class LoanReceiptMessages extends TeamMessages {
    private final Supplier<LoanArea> area;

    @Activate
    public LoanReceiptMessages(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area) {
        super(new Lazily<>(desks), ReceiptWire.TYPE, ReceiptWire.FORMAT);
        this.area = new Lazily<>(area);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        area.get().giving().hear(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What was said stays said.
    }
}
