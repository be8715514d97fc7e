package org.enlace.jit.internal.work;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What one reader may read of chains of custody: as in entries, victims stand under what they are called everywhere. What was signed is
 * not changed by that, and is given to nobody from whom a part of it is kept.
 */
public final class EventWords {
    /** For whoever wrote it all. */
    public static final EventWords PLAIN = new EventWords(VictimWords.of(List.of()), owner -> true, Set.of());

    private static final int SHORT = 120;
    private static final int LONG = 200;

    private final VictimWords victims;
    private final Predicate<CountryCode> hidden;
    private final Set<RecordId> own;

    /**
     * @param hidden the countries whose victims are not named
     * @param own    the designations of the reader: whoever wrote a text reads it as they wrote it
     */
    EventWords(VictimWords victims, Predicate<CountryCode> hidden, Set<RecordId> own) {
        this.victims = victims;
        this.hidden = hidden;
        this.own = Set.copyOf(own);
    }

    /** A text of an event. */
    public String of(CustodyEvent event, String text) {
        return own.contains(event.author()) ? text : of(text);
    }

    private String of(String text) {
        return victims.none() ? text : victims.hide(text, hidden).shown();
    }

    /** Somebody whom an event names. */
    public Custodian of(CustodyEvent event, Custodian person) {
        return own.contains(event.author()) ? person : of(person);
    }

    private Custodian of(Custodian person) {
        return texts(person).allMatch(text -> of(text).equals(text))
                ? person
                : new Custodian(
                        cut(of(person.name()), SHORT),
                        cut(of(person.rank()), SHORT),
                        cut(of(person.number()), SHORT),
                        cut(of(person.unit()), LONG),
                        person.country());
    }

    /** What stands for a name may be longer than the name. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    /** Where an item is. */
    public CustodyLog.State of(CustodyLog.State state) {
        if (state instanceof Held held) {
            return new Held(held.country(), held.person().map(this::of));
        }
        if (state instanceof InTransit moving) {
            return new InTransit(moving.from(), of(moving.to()), moving.out());
        }
        return state;
    }

    /** Whether nothing of an event is kept from the reader. */
    public boolean whole(CustodyEvent event) {
        return texts(event).allMatch(text -> of(event, text).equals(text));
    }

    /** Whether an event that others wrote names a victim of one of some countries. */
    boolean named(CustodyEvent event, Predicate<CountryCode> owners) {
        return !own.contains(event.author())
                && !victims.none()
                && texts(event)
                        .anyMatch(text -> !victims.hide(text, owners).owners().isEmpty());
    }

    /** What was written freely in an event. */
    public static Stream<String> texts(CustodyEvent event) {
        return Stream.of(
                        Stream.of(event.place(), event.authority()),
                        event.said().values().stream(),
                        event.persons().values().stream().flatMap(EventWords::texts))
                .flatMap(all -> all);
    }

    private static Stream<String> texts(Custodian person) {
        return Stream.of(person.name(), person.rank(), person.number(), person.unit());
    }
}
