package org.enlace.jit.internal.web.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;

/** Items of evidence of a space, and what is typed about them. */
final class Exhibits {
    static final String HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Space space;

    Exhibits(Space space) {
        this.space = space;
    }

    /** What the form of an item takes. */
    static List<String> typed() {
        return List.of(
                "title", "Teléfono negro",
                "nature", "physical",
                "form", "telephone",
                "text", "Pantalla rajada",
                "obtained-day", "1",
                "obtained-month", "3",
                "obtained-year", "2027",
                "obtained-time", "7:00",
                "zone", "America/Bogota",
                "place", "Casa de Cali",
                "state", "CO",
                "authority", "Juzgado 3",
                "obtained-by", "Inspectora Ruiz",
                "how", "Registro",
                "seal", "P-1",
                "handling", "H0");
    }

    /** What the form of an event takes: at seven in the morning of the day on which the node's clock begins at noon UTC. */
    static List<String> event(String... pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("happened-day", "1");
        all.put("happened-month", "3");
        all.put("happened-year", "2027");
        all.put("happened-time", "7:00");
        all.put("happened-zone", "America/Bogota");
        all.put("place", "Casa de Cali");
        all.put("authority", "Juzgado 3");
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        List<String> typed = new ArrayList<>();
        all.forEach((name, value) -> typed.addAll(List.of(name, value)));
        return typed;
    }

    /** From Colombia to a country. */
    static List<String> transfer(String to) {
        return transfer(to, "CO");
    }

    static List<String> transfer(String to, String from) {
        return event(
                "handing-name", "Luis Paz",
                "handing-rank", "Inspector",
                "handing-unit", "Policía",
                "handing-country", from,
                "receiving-name", "Ana Ruiz",
                "receiving-rank", "Perita",
                "receiving-unit", "Laboratorio",
                "receiving-country", to,
                "purpose", "Perito",
                "condition", "Cerrado");
    }

    Entry item(CountryCode country) {
        return item(country, Handling.GENERAL);
    }

    Entry item(CountryCode country, Handling handling) {
        return item(country, "physical", "telephone", handling);
    }

    /** Of the same telephone. */
    Entry image(CountryCode country) {
        return item(country, "digital", "image", Handling.GENERAL);
    }

    private Entry item(CountryCode country, String nature, String form, Handling handling) {
        return space.wrote(
                country,
                EntryKind.EVIDENCE,
                Map.ofEntries(
                        Map.entry("title", List.of("Teléfono negro")),
                        Map.entry("nature", List.of(nature)),
                        Map.entry("form", List.of(form)),
                        Map.entry("text", List.of("Pantalla rajada")),
                        Map.entry("obtained", List.of("2027-03-01T12:00:00Z")),
                        Map.entry("zone", List.of("America/Bogota")),
                        Map.entry("place", List.of("Casa de Cali")),
                        Map.entry("state", List.of(country.value())),
                        Map.entry("authority", List.of("Juzgado 3")),
                        Map.entry("obtained-by", List.of("Inspectora Ruiz")),
                        Map.entry("how", List.of("Registro"))),
                handling);
    }

    Entry collected(CountryCode country) {
        Entry item = item(country);
        write(country, item, EventKind.COLLECTED, Map.of(), Map.of(EventField.CONDITION, "Encendido"));
        return item;
    }

    void destroyed(CountryCode country, Entry item) {
        write(
                country,
                item,
                EventKind.DESTROYED,
                Map.of(),
                Map.of(EventField.PURPOSE, "Orden 9", EventField.METHOD, "Trituradora"));
    }

    /** Handed over to another country, and carried there. */
    Entry sent(CountryCode from, CountryCode to) {
        Entry item = collected(from);
        write(
                from,
                item,
                EventKind.TRANSFERRED_OUT,
                Map.of(
                        EventField.HANDING, new Custodian("Luis Paz", "Inspector", "", "Policía", from),
                        EventField.RECEIVING, new Custodian("Ana Ruiz", "Perita", "7", "Laboratorio", to)),
                Map.of(EventField.PURPOSE, "Perito", EventField.CONDITION, "Cerrado"));
        return item;
    }

    private void write(
            CountryCode country,
            Entry item,
            EventKind kind,
            Map<EventField, Custodian> persons,
            Map<EventField, String> said) {
        space.parties
                .of(country)
                .desks
                .custody()
                .write(
                        space.parties.team,
                        item.id(),
                        new NewEvent(
                                kind,
                                Instant.parse("2027-03-01T12:00:00Z"),
                                TestNode.BOGOTA,
                                "Casa de Cali",
                                "Juzgado 3",
                                persons,
                                said),
                        Parties.LEADER);
        space.parties.carry();
    }

    private CustodyLog log(Entry item) {
        return space.parties.of(TestNode.CO).desks.custody().log(space.parties.team, item.id(), Parties.LEADER);
    }

    /** The hash of the first event of an item. */
    String first(Entry item) {
        return log(item).events().get(0).event().hash().value();
    }

    /** The hash of its last. */
    String last(Entry item) {
        CustodyLog log = log(item);
        return log.events().get(log.events().size() - 1).event().hash().value();
    }

    /** What waits for people of a country about items in transit. */
    List<InboxItem> waiting(CountryCode country) {
        return space.parties.of(country).waiting.values().stream()
                .filter(item -> item.text().equals("inbox.work.transit"))
                .toList();
    }
}
