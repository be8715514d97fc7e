package org.enlace.training.internal;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Permission;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.training.Nominations;
import org.enlace.training.SeriesShares;
import org.enlace.training.internal.travel.TravellingAnswers;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes in what organisers answer about those who were nominated here. */
@Component(service = MessageHandler.class)
public final class AnswerMessages implements MessageHandler {
    private final Supplier<Desks> desks;

    @Activate
    public AnswerMessages(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    @Override
    public String module() {
        return Copies.MODULE;
    }

    @Override
    public String type() {
        return SeriesShares.ANSWER;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(TravellingAnswers.FORMAT);
    }

    @Override
    public Permission permission() {
        return Nominations.NOMINATE;
    }

    @Override
    public Set<HandlingCode> honours() {
        return Set.of(HandlingCode.H0);
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        Wire.told(() -> desks.get().arrivals().answers(record, content));
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        // What was answered stays as it was.
    }
}
