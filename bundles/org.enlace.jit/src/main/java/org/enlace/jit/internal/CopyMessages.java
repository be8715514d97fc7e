package org.enlace.jit.internal;

import java.util.function.Supplier;
import org.enlace.jit.internal.loan.PartWire;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in the parts of copies that other countries lend. */
@Component(service = MessageHandler.class)
public final class CopyMessages extends TeamMessages {
    private final Supplier<LoanArea> area;

    @Activate
    public CopyMessages(
            @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks,
            @Reference(service = LoanArea.class) ComponentServiceObjects<LoanArea> area) {
        super(new Lazily<>(desks), PartWire.TYPE, PartWire.FORMAT);
        this.area = new Lazily<>(area);
    }

    @Override
    void take(Desks desks, SharedRecord record, String content) {
        area.get().fetching().part(record, content);
    }

    @Override
    void takenBack(Desks desks, SharedRecord record, String reason) {
        // What of it came stays as long as the copy: its offer is taken back for that.
    }
}
