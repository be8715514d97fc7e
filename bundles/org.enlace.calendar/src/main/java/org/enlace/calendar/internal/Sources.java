package org.enlace.calendar.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarSource;

/** The sources that are there now, as far as a feature declares what they need and a caller holds it. */
final class Sources {
    private final Supplier<List<CalendarSource>> all;
    private final Predicate<Permission> declared;

    Sources(Supplier<List<CalendarSource>> all, Predicate<Permission> declared) {
        this.all = all;
        this.declared = declared;
    }

    /** By what they are called. */
    List<CalendarSource> of(Caller caller) {
        return all.get().stream()
                .filter(source -> declared.test(source.permission()) && caller.holds(source.permission()))
                .sorted(Comparator.comparing((CalendarSource source) -> source.label(caller.language()))
                        .thenComparing(CalendarSource::name))
                .toList();
    }

    Map<String, String> labels(Caller caller) {
        Map<String, String> labels = new LinkedHashMap<>();
        of(caller).forEach(source -> labels.put(source.name(), source.label(caller.language())));
        return labels;
    }

    /**
     * What cannot be read is not left out, for a calendar program forgets what is missing.
     *
     * @param only the name of one source; empty for all
     */
    List<CalendarEvent> events(Optional<String> only, Instant from, Instant until, Caller caller) {
        List<CalendarEvent> events = new ArrayList<>();
        for (CalendarSource source : of(caller)) {
            if (only.isEmpty() || only.get().equals(source.name())) {
                events.addAll(first(source.events(from, until, caller)));
            }
        }
        return events;
    }

    static List<CalendarEvent> first(List<CalendarEvent> events) {
        return events.size() > CalendarSource.MOST ? events.subList(0, CalendarSource.MOST) : events;
    }
}
