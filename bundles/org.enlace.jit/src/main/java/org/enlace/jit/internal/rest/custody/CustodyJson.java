package org.enlace.jit.internal.rest.custody;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.CustodyLog.Gone;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.CustodyLog.InTransit;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.internal.work.EventWords;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.jit.work.Entry;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A chain of custody as the API gives it.
 *
 * @param number    by which the item is known outside
 * @param takenBack when its country took the description of the item back; absent where it did not
 * @param findings  what is wrong with it; empty for a chain without a flaw
 * @param stamps    time stamps on its events
 */
record CustodyJson(
        RecordId item,
        String number,
        String owner,
        Instant takenBack,
        StateJson state,
        List<EventJson> events,
        List<FindingJson> findings,
        List<StampJson> stamps) {
    static CustodyJson of(Item found, String number, CustodyLog log, List<Kept> stamps, EventWords words) {
        Entry item = found.entry();
        return new CustodyJson(
                item.id(),
                number,
                item.owner().value(),
                found.takenBack().orElse(null),
                StateJson.of(words.of(log.state())),
                log.events().stream().map(one -> EventJson.of(one, words)).toList(),
                log.findings().stream()
                        .map(one ->
                                new FindingJson(one.flaw().token(), one.event().value()))
                        .toList(),
                stamps.stream().map(StampJson::of).toList());
    }

    /**
     * Where an item is.
     *
     * @param is      {@code unknown}, {@code held}, {@code in-transit}, {@code returned} or {@code destroyed}
     * @param country that holds it, or handed it over
     * @param person  who holds it, or shall receive it; absent where nobody is named
     * @param out     the hash of the event that handed it over; absent unless it is in transit
     */
    record StateJson(String is, String country, CustodianJson person, String out) {
        static StateJson of(CustodyLog.State state) {
            if (state instanceof Held held) {
                return new StateJson(
                        "held",
                        held.country().value(),
                        held.person().map(CustodianJson::of).orElse(null),
                        null);
            }
            if (state instanceof InTransit transit) {
                return new StateJson(
                        "in-transit",
                        transit.from().value(),
                        CustodianJson.of(transit.to()),
                        transit.out().value());
            }
            return new StateJson(state instanceof Gone gone ? gone.how().token() : "unknown", null, null, null);
        }
    }

    /**
     * A time stamp (RFC 3161).
     *
     * @param event     the event that was stamped, and with it all that it names
     * @param covers    its hash, which is what was stamped
     * @param serial    hexadecimal
     * @param early     whether it says an earlier moment than the event, by more than five minutes
     * @param proven    whether it was verified
     * @param token     the token, Base64
     * @param authority whom one trusted for it, a certificate, Base64
     */
    record StampJson(
            RecordId event,
            String covers,
            Instant at,
            String serial,
            String service,
            String policy,
            boolean early,
            boolean proven,
            String token,
            String authority) {
        static StampJson of(Kept kept) {
            TimeStamp stamp = kept.stamp();
            return new StampJson(
                    stamp.event(),
                    stamp.covers().value(),
                    stamp.at(),
                    stamp.serial(),
                    stamp.authority(),
                    stamp.policy(),
                    kept.early(),
                    kept.proven(),
                    stamp.token(),
                    stamp.anchor());
        }
    }

    /** @param event the hash of the event at which it is found */
    record FindingJson(String flaw, String event) {}

    record CustodianJson(String name, String rank, String number, String unit, String country) {
        static CustodianJson of(Custodian person) {
            return new CustodianJson(
                    person.name(),
                    person.rank(),
                    person.number(),
                    person.unit(),
                    person.country().value());
        }

        Custodian custodian() {
            return new Custodian(name, rank, number, unit, new CountryCode(Given.needed(country, "country")));
        }
    }

    /**
     * An event.
     *
     * @param prior   the hash of the one before that its country wrote; absent for the first
     * @param persons {@code handing}, {@code receiving}
     * @param said    every other field
     * @param signed  the very text that is hashed and that the node signed; absent for whoever may not know a victim whom it names
     */
    record EventJson(
            RecordId id,
            String country,
            int sequence,
            String hash,
            String prior,
            String kind,
            Instant happened,
            String zone,
            Instant written,
            RecordId author,
            String place,
            String authority,
            Map<String, CustodianJson> persons,
            Map<String, String> said,
            String signed,
            SealJson seal) {
        /** @param words what the reader may read of it */
        static EventJson of(SealedEvent sealed, EventWords words) {
            CustodyEvent event = sealed.event();
            Map<String, CustodianJson> persons = new TreeMap<>();
            event.persons().forEach((field, one) -> persons.put(field.token(), CustodianJson.of(words.of(event, one))));
            Map<String, String> said = new TreeMap<>();
            event.said().forEach((field, text) -> said.put(field.token(), words.of(event, text)));
            return new EventJson(
                    event.id(),
                    event.country().value(),
                    event.sequence(),
                    event.hash().value(),
                    event.prior().map(Sha256::value).orElse(null),
                    event.kind().token(),
                    event.happened(),
                    event.clock(),
                    event.written(),
                    event.author(),
                    words.of(event, event.place()),
                    words.of(event, event.authority()),
                    persons,
                    said,
                    words.whole(event) ? new String(event.bytes(), StandardCharsets.UTF_8) : null,
                    new SealJson(
                            sealed.seal().signer(),
                            sealed.seal().key(),
                            sealed.seal().signature()));
        }
    }

    /** Ed25519, by the key whose SHA-256 is the signer. */
    record SealJson(String signer, String key, String signature) {}

    /** An event as somebody wants it written; the moment with its zone, such as {@code 2027-03-09T14:30:00Z} and {@code America/Bogota}. */
    record New(
            String kind,
            String happened,
            String zone,
            String place,
            String authority,
            Map<String, CustodianJson> persons,
            Map<String, String> said) {
        NewEvent event() {
            EventKind of = Given.word(kind, "kind", EventKind::of);
            Map<EventField, Custodian> people = new EnumMap<>(EventField.class);
            if (persons != null) {
                persons.forEach((name, one) ->
                        people.put(field(name, true), Given.needed(one, name).custodian()));
            }
            Map<EventField, String> texts = new EnumMap<>(EventField.class);
            if (said != null) {
                said.forEach((name, text) -> texts.put(field(name, false), text));
            }
            texts.values().removeIf(text -> text == null || text.isBlank());
            return new NewEvent(of, moment(), clock(), place, authority, people, texts);
        }

        private static EventField field(String name, boolean person) {
            return Given.word(name, person ? "persons" : "said", word -> EventField.of(word)
                    .filter(field -> field.person() == person));
        }

        private Instant moment() {
            return Given.word(Given.needed(happened, "happened"), "happened", New::parsed);
        }

        private static Optional<Instant> parsed(String text) {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private ZoneId clock() {
            return Given.word(Given.needed(zone, "zone"), "zone", New::known);
        }

        private static Optional<ZoneId> known(String text) {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
