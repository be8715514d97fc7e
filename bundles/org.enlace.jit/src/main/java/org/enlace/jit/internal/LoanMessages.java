package org.enlace.jit.internal;

import java.util.function.Supplier;
import org.enlace.jit.internal.loan.LoanWire;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in copies of evidence that other countries offer. */
@Component(service = MessageHandler.class)
public final class LoanMessages extends TeamMessages {
    private final Supplier<LoanArea> area;

    @Activate
    public LoanMessages(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area) {
        super(new Lazily<>(desks), LoanWire.TYPE, LoanWire.BEFORE, LoanWire.FORMAT);
        this.area = new Lazily<>(area);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        area.get().fetching().take(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        area.get().fetching().takenBack(record);
    }
}
