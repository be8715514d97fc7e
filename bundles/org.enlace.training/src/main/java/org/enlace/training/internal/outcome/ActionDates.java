package org.enlace.training.internal.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Lazily;
import org.enlace.training.outcome.ActionPoint;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An officer's own open actions on the days they are due. What leaves the node says that there is one, and not what. */
@Component(service = CalendarSource.class)
public final class ActionDates implements CalendarSource {
    private final Texts texts = Texts.of(ActionDates.class);
    private final Supplier<OutcomeDesks> desks;

    @Activate
    public ActionDates(@Reference(service = OutcomeDesks.class) ComponentServiceObjects<OutcomeDesks> desks) {
        this(new Lazily<>(desks));
    }

    ActionDates(Supplier<OutcomeDesks> desks) {
        this.desks = desks;
    }

    @Override
    public String name() {
        return "training-actions";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "inbox.training.actions");
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
        LocalDate first = LocalDate.ofInstant(from, caller.zone());
        LocalDate last = LocalDate.ofInstant(until, caller.zone());
        return desks.get().actions().mine(Optional.of(first), last, MOST, caller).stream()
                .map(action -> event(action, caller))
                .toList();
    }

    private CalendarEvent event(ActionPoint action, Caller caller) {
        LocalDate due = action.task().due();
        return CalendarEvent.of(
                        CalendarEvent.named(action.id(), ""),
                        action.version() - 1,
                        action.changed().at(),
                        Words.of(texts.get(
                                caller.language(),
                                "calendar.action",
                                action.task().text())),
                        new CalendarTime.AllDay(due, due),
                        "/training/actions/" + action.id())
                .outside(Words.of(texts.get(caller.language(), "calendar.action.outside")));
    }
}
