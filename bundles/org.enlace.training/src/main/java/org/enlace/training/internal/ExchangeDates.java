package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.reference.Countries;
import org.enlace.training.Place;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Period;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Exchanges in officers' calendars: until when calls are open, stays, and when follow-ups are due; each for whoever it exists for. No
 * name and no unit leaves the node by a feed.
 */
@Component(service = CalendarSource.class)
public final class ExchangeDates implements CalendarSource {
    static final String NAME = "exchange";

    private static final int CALLS = 100;
    private static final int STAYS = 300;

    private final Texts texts = Texts.of(ExchangeDates.class);
    private final Supplier<TrainingStores> stores;
    private final Supplier<Countries> countries;
    private final CountryCode own;

    @Activate
    public ExchangeDates(
            @Reference(service = TrainingStores.class) ComponentServiceObjects<TrainingStores> stores,
            @Reference(service = Countries.class) ComponentServiceObjects<Countries> countries,
            @Reference Node node) {
        this(new Lazily<>(stores), new Lazily<>(countries), node.country());
    }

    ExchangeDates(Supplier<TrainingStores> stores, Supplier<Countries> countries, CountryCode own) {
        this.stores = stores;
        this.countries = countries;
        this.own = own;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "calendar.exchanges");
    }

    @Override
    public Permission permission() {
        return Trainings.READ;
    }

    @Override
    public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1);
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1);
        List<CalendarEvent> events = new ArrayList<>();
        stores.get()
                .calls()
                .page(Set.of(ExchangeCall.State.OPEN), "", Place.FIRST, CALLS)
                .items()
                .forEach(call -> within(call.call().deadline(), first, last)
                        .ifPresent(day -> events.add(deadline(call, caller))));
        // A follow-up comes half a year after the stay.
        Period asked = new Period(first.minusMonths(7), last);
        for (Application one :
                stores.get().applications().stays(ApplicationStore.Sight.of(caller, own), asked, STAYS)) {
            Application.Placed placed = (Application.Placed) one;
            if (placed.placement().stay().common(new Period(first, last)).isPresent()) {
                events.add(stay(placed, caller));
            }
            if (one instanceof Application.Certified certified && ApplicationMoves.mine(one, caller)) {
                certified.open().forEach(due -> within(
                                due.after(placed.placement().stay()), first, last)
                        .ifPresent(day -> events.add(followUp(certified, due, day, caller))));
            }
        }
        return events.stream()
                .sorted(Comparator.comparing(
                        (CalendarEvent event) -> event.when().day()))
                .limit(MOST)
                .toList();
    }

    private static Optional<LocalDate> within(LocalDate day, LocalDate first, LocalDate last) {
        return day.isBefore(first) || day.isAfter(last) ? Optional.empty() : Optional.of(day);
    }

    private CalendarEvent deadline(ExchangeCall call, Caller caller) {
        Words words = Words.of(
                texts.get(caller.language(), "calendar.deadline", call.call().title()));
        LocalDate day = call.call().deadline();
        return CalendarEvent.of(
                CalendarEvent.named(call.id(), "deadline"),
                call.version() - 1,
                call.core().changed().at(),
                words,
                new CalendarTime.AllDay(day, day),
                "/training/exchanges/calls/" + call.id());
    }

    private CalendarEvent stay(Application.Placed placed, Caller caller) {
        String host = countries.get().name(placed.placement().host(), caller.language());
        Period stay = placed.placement().stay();
        Words inside = Words.of(texts.get(
                caller.language(), "calendar.stay", host, placed.form().name()));
        CalendarEvent event = CalendarEvent.of(
                CalendarEvent.named(placed.id(), "stay"),
                placed.version() - 1,
                placed.core().changed().at(),
                inside,
                new CalendarTime.AllDay(stay.first(), stay.last()),
                ExchangeTurns.path(placed));
        event = event.outside(Words.of(texts.get(caller.language(), "calendar.stay-outside", host)));
        return placed instanceof Application.Accepted ? event.as(CalendarEvent.Status.TENTATIVE) : event;
    }

    private CalendarEvent followUp(Application.Certified certified, FollowUp.Due due, LocalDate day, Caller caller) {
        return CalendarEvent.of(
                CalendarEvent.named(certified.id(), due.token()),
                certified.version() - 1,
                certified.core().changed().at(),
                Words.of(texts.get(caller.language(), "calendar." + due.token())),
                new CalendarTime.AllDay(day, day),
                ExchangeTurns.path(certified));
    }
}
