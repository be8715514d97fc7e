package org.enlace.jit.internal;

import static org.enlace.jit.internal.SampleSpace.INVESTIGATOR;
import static org.enlace.jit.internal.SampleSpace.PROSECUTOR;
import static org.enlace.jit.internal.SampleSpace.ZONE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.access.Designation;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.SampleSpace.Made;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.signing.Named;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Transactions;

/**
 * What happened to the evidence of a demonstration, from {@code demo/custody.txt}: this country's events are written by the use case,
 * those of the others taken in as they would arrive, sealed with keys that nobody knows.
 */
final class SampleCustody {
    private final Desks desks;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Made team;
    private final Map<String, CountryCode> countries;
    private final Map<String, RecordId> items;
    private final Instant now;
    private final Map<CountryCode, KeyPair> keys = new HashMap<>();
    private final Map<String, CustodyEvent> last = new HashMap<>();

    /**
     * @param countries own, first and second
     * @param items     by their names in the file of the sample entries
     * @param now       from which the file counts its minutes
     */
    SampleCustody(
            Desks desks,
            Transactions transactions,
            RecordIds ids,
            Made team,
            Map<String, CountryCode> countries,
            Map<String, RecordId> items,
            Instant now) {
        this.desks = desks;
        this.transactions = transactions;
        this.ids = ids;
        this.team = team;
        this.countries = countries;
        this.items = items;
        this.now = now;
    }

    void make() {
        try (InputStream file = SampleCustody.class.getResourceAsStream("/demo/custody.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        String[] parts = line.split(" \\| ");
        String item = parts[0];
        String[] author = parts[1].split("\\.");
        EventKind kind = EventKind.of(parts[2]).orElseThrow();
        Map<String, String> values = new HashMap<>();
        for (int i = 4; i < parts.length; i++) {
            int end = parts[i].indexOf('=');
            values.put(parts[i].substring(0, end), parts[i].substring(end + 1));
        }
        NewEvent event = event(item, kind, now.plus(Duration.ofMinutes(Long.parseLong(parts[3]))), values);
        int place = Integer.parseInt(author[1]);
        last.put(
                item,
                author[0].equals("own")
                        ? desks.custody()
                                .write(team.team(), items.get(item), event, place == 0 ? PROSECUTOR : INVESTIGATOR)
                                .event()
                        : arrived(item, countries.get(author[0]), place, event));
    }

    private NewEvent event(String item, EventKind kind, Instant happened, Map<String, String> values) {
        Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        Map<EventField, String> said = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            String value = values.get(field.token());
            if (value != null && field.person()) {
                persons.put(field, person(value));
            } else if (value != null) {
                said.put(field, value);
            }
        }
        if (kind.needs().contains(EventField.ANSWERS)) {
            said.put(EventField.ANSWERS, last.get(item).hash().value());
        }
        return new NewEvent(kind, happened, ZONE, values.get("place"), values.get("authority"), persons, said);
    }

    /** Such as {@code first.1}. */
    private Custodian person(String name) {
        String[] parts = name.split("\\.");
        RecordId id = designated(countries.get(parts[0]), Integer.parseInt(parts[1]));
        Designation one =
                desks
                        .signing()
                        .standings()
                        .of(team.team())
                        .people(desks.signing().standings().now(team.team()))
                        .stream()
                        .map(Named::designation)
                        .filter(each -> each.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new Custodian(one.name(), one.function(), "EJ-0000", one.agency(), one.country());
    }

    private RecordId designated(CountryCode country, int place) {
        return team.people().get(country).get(place);
    }

    private CustodyEvent arrived(String item, CountryCode country, int author, NewEvent said) {
        Optional<CustodyEvent> before =
                Optional.ofNullable(last.get(item)).filter(one -> one.country().equals(country));
        CustodyEvent event = new CustodyEvent(
                ids.next(),
                team.team(),
                items.get(item),
                country,
                before.map(one -> one.sequence() + 1).orElse(1),
                before.map(CustodyEvent::hash),
                said.kind(),
                said.happened(),
                said.zone(),
                desks.signing().standings().now(team.team()),
                designated(country, author),
                new Sha256("0".repeat(64)),
                said.place(),
                said.authority(),
                said.persons(),
                said.said());
        SharedRecord record = new SharedRecord(
                event.id(), CustodyWire.TYPE, country, 1, Set.of(desks.country()), Handling.GENERAL, Optional.empty());
        transactions.run(() ->
                desks.chains().take(record, CustodyWire.text(new SealedEvent(event, seal(country, event.bytes())))));
        return event;
    }

    private NodeSeal seal(CountryCode country, byte[] bytes) {
        try {
            KeyPair pair = keys.get(country);
            if (pair == null) {
                pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                keys.put(country, pair);
            }
            byte[] key = pair.getPublic().getEncoded();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(bytes);
            String signer = Hashing.sha256(key);
            return NodeSeal.of(signer, key, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519", e);
        }
    }
}
