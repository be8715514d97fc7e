package org.enlace.jit.internal.web.work;

import static org.enlace.web.ui.Field.named;

import gg.jte.Content;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.Rules;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Field;

/**
 * A moment as it is typed: a day, the time on a clock, and the zone of that clock.
 *
 * @param name of the day; the time is {@code NAME-time}
 * @param zone the name of the zone's field
 */
public record MomentField(String name, String zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    /** With a zone of its own. */
    public static MomentField of(String name) {
        return new MomentField(name, name + "-zone");
    }

    public String time() {
        return name + "-time";
    }

    /** Fills day and time, as a clock of that zone showed them. */
    public void put(Form form, Instant at, ZoneId where) {
        ZonedDateTime local = at.atZone(where);
        form.putDay(name, local.toLocalDate()).put(time(), TIME.format(local));
    }

    public boolean empty(Form form) {
        return !form.hasDay(name) && form.get(time()).isBlank();
    }

    /** Null where something is wrong with it, which is noted in the form. */
    public Instant read(Form form, Labels labels) {
        LocalDate day = form.read(name, labels, () -> form.day(name));
        String typed = form.get(time()).strip();
        LocalTime clock = clock(typed);
        if (clock == null) {
            form.wrong(time(), labels.get("work.time.wrong", Form.cut(typed)));
        }
        String where = form.get(zone);
        if (!WorkWords.known(where)) {
            form.wrong(zone, labels.get("work.zone.wrong"));
        }
        if (day == null || clock == null || !WorkWords.known(where)) {
            return null;
        }
        return form.read(name, labels, () -> Rules.day(name, day)
                .atTime(clock)
                .atZone(ZoneId.of(where))
                .toInstant());
    }

    private static LocalTime clock(String typed) {
        try {
            return LocalTime.parse(typed, TIME);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @param asked the field of the day, with its label and what is wrong with it */
    public Content control(Field asked, Form form, Labels labels) {
        return Ui.join(
                Ui.dateInput(labels.language(), asked, form.date(name)),
                Ui.textInput(named(time(), labels.get("work.time"))
                        .hint(labels.get("work.time.hint"))
                        .error(form.error(time()))
                        .value(form.get(time()))
                        .maxLength(5)
                        .width(Field.Width.CHARACTERS_5)));
    }

    public Content zoneControl(Form form, Labels labels) {
        return Ui.select(named(zone, labels.get("work.zone")).error(form.error(zone)), zones(form.get(zone), labels));
    }

    /** The zones of the countries of the network, and what was chosen. */
    static List<Choice> zones(String chosen, Labels labels) {
        Set<String> all = new TreeSet<>();
        labels.countries().all(labels.language()).stream()
                .flatMap(country -> country.zones().stream())
                .map(ZoneId::getId)
                .forEach(all::add);
        all.add(labels.caller().zone().getId());
        if (WorkWords.known(chosen)) {
            all.add(chosen);
        }
        return all.stream()
                .map(one -> Choice.of(one, one.replace('_', ' ')).selected(one.equals(chosen)))
                .toList();
    }
}
