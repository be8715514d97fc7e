package org.enlace.jit.custody;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** The events of one item, as nodes of several countries write them, each with its key; Colombia's item, from noon of 1 March 2027 on. */
public final class Strands {
    static final CountryCode CO = new CountryCode("CO");
    static final CountryCode BR = new CountryCode("BR");
    static final CountryCode PE = new CountryCode("PE");
    static final RecordId TEAM = id(1);
    static final RecordId ITEM = id(2);
    static final String HASH = "ab".repeat(32);

    final List<SealedEvent> events = new ArrayList<>();

    /** When the next is written; an hour after the last. */
    Instant now = Instant.parse("2027-03-01T12:00:00Z");

    /** How far the clock of a country is off. */
    final Map<CountryCode, Duration> off = new TreeMap<>();

    private final Map<CountryCode, KeyPair> keys = new TreeMap<>();
    private final Map<CountryCode, CustodyEvent> last = new TreeMap<>();
    private long made = 100;

    static RecordId id(long number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    static Sha256 mark(String officer) {
        return new Sha256(sha256(officer.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Custodian person(CountryCode country) {
        return new Custodian("Persona de " + country, "Inspectora", "", "Unidad de evidencias", country);
    }

    /** Another key seals what a country writes from now on. */
    void rotate(CountryCode country) {
        try {
            keys.put(country, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyPair key(CountryCode country) {
        if (!keys.containsKey(country)) {
            rotate(country);
        }
        return keys.get(country);
    }

    /** An event with the seal of a country's node. */
    SealedEvent sealed(CustodyEvent event, CountryCode by) {
        try {
            KeyPair key = key(by);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(event.bytes());
            byte[] known = key.getPublic().getEncoded();
            return new SealedEvent(event, NodeSeal.of(sha256(known), known, signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event as it would be written now. */
    final class Draft {
        private final CountryCode country;
        private final EventKind kind;
        private final Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        private final Map<EventField, String> said = new EnumMap<>(EventField.class);
        private String officer = "one";
        private Duration ago = Duration.ofMinutes(1);
        private Optional<CustodyEvent> after;

        private Draft(CountryCode country, EventKind kind) {
            this.country = country;
            this.kind = kind;
            after = Optional.ofNullable(last.get(country));
            for (EventField field : kind.needs()) {
                switch (field) {
                    case HANDING, RECEIVING -> persons.put(field, person(country));
                    case BEFORE, AFTER -> said.put(field, HASH);
                    case ANSWERS, CORRECTS -> {}
                    default -> said.put(field, "Lo que pide " + field.token());
                }
            }
        }

        Draft saying(EventField field, String text) {
            said.put(field, text);
            return this;
        }

        Draft answering(SealedEvent out) {
            return saying(EventField.ANSWERS, out.event().hash().value());
        }

        Draft correcting(SealedEvent one) {
            return saying(EventField.CORRECTS, one.event().hash().value());
        }

        Draft to(CountryCode other) {
            persons.put(EventField.RECEIVING, person(other));
            return this;
        }

        /** Somebody else than is named otherwise. */
        Draft naming(EventField field, Custodian person) {
            persons.put(field, person);
            return this;
        }

        /** By somebody else of the country. */
        Draft by(String other) {
            officer = other;
            return this;
        }

        Draft ago(Duration before) {
            ago = before;
            return this;
        }

        /** In the place of what its country wrote last. */
        Draft after(SealedEvent one) {
            after = Optional.of(one.event());
            return this;
        }

        CustodyEvent event() {
            Instant at = now.plus(off.getOrDefault(country, Duration.ZERO));
            return new CustodyEvent(
                    id(made++),
                    TEAM,
                    ITEM,
                    country,
                    after.map(CustodyEvent::sequence).orElse(0) + 1,
                    after.map(CustodyEvent::hash),
                    kind,
                    at.minus(ago),
                    ZoneId.of("America/Bogota"),
                    at,
                    id(country.value().hashCode() * 10L + officer.length()),
                    mark(country + officer),
                    "Bogotá",
                    "Fiscalía, orden 7",
                    persons,
                    said);
        }

        /** Sealed, and kept. */
        SealedEvent write() {
            SealedEvent sealed = sealed(event(), country);
            events.add(sealed);
            last.put(country, sealed.event());
            now = now.plus(Duration.ofHours(1));
            return sealed;
        }
    }

    Draft draft(CountryCode country, EventKind kind) {
        return new Draft(country, kind);
    }

    SealedEvent write(CountryCode country, EventKind kind) {
        return draft(country, kind).write();
    }

    SealedEvent out(CountryCode from, CountryCode to) {
        return draft(from, EventKind.TRANSFERRED_OUT).to(to).write();
    }

    SealedEvent received(CountryCode at, SealedEvent out) {
        return draft(at, EventKind.RECEIVED).answering(out).by("another").write();
    }

    CustodyLog log() {
        return log(events);
    }

    static CustodyLog log(List<SealedEvent> events) {
        return CustodyLog.of(ITEM, CO, events);
    }

    /** What is found at an event. */
    List<Flaw> flaws(SealedEvent one) {
        return log().findings().stream()
                .filter(found -> found.event().equals(one.event().hash()))
                .map(CustodyLog.Finding::flaw)
                .toList();
    }
}
