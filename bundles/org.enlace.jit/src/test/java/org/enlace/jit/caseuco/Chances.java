package org.enlace.jit.caseuco;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.jit.caseuco.Exhibit.Attached;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/** Items and chains by chance, honest or not, with texts that somebody would have to type on purpose. */
final class Chances {
    private static final List<CountryCode> COUNTRIES =
            List.of(new CountryCode("CO"), new CountryCode("BR"), new CountryCode("PE"));
    private static final List<String> FORMS =
            EntryKind.EVIDENCE.field("form").orElseThrow().choices();

    /** What events take, who are strict. */
    private static final List<String> LINES = List.of(
            "Bogotá",
            "\"Casa\" \\ de 'Cali'",
            "{\"@id\":\"kb:x\"}",
            "https://ontology.unifiedcyberontology.org/uco/core/name",
            "_:b0",
            "@type",
            "<b>x</b>&amp;",
            "עברית",
            "e\u0301 é",
            "\uD83D\uDD0D lupa",
            "x".repeat(110));

    private final Random random;
    private final Map<CountryCode, KeyPair> keys = new HashMap<>();
    private final RecordId team;
    private long made;

    Chances(long seed) {
        random = new Random(seed);
        team = id();
        COUNTRIES.forEach(one -> keys.put(one, pair()));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RecordId id() {
        return new RecordId(
                new UUID(0x0190000000007000L, 0x8000000000000000L | random.nextInt(1 << 30) << 8 | ++made % 256));
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    /** What no form lets in, and what a document stands all the same. */
    private String anything() {
        return switch (random.nextInt(6)) {
            case 0 -> "a\u0000b\u0007\u001B[31m\uFFFE";
            case 1 -> "fin\u202Efdp.exe\u2028\u200F";
            case 2 -> "half \uD83D of one";
            case 3 -> "muy largo ".repeat(5_000);
            case 4 -> "dos\nlíneas\ty \"comillas\"";
            default -> any(LINES);
        };
    }

    Inquiry inquiry() {
        return new Inquiry(
                team, anything(), Map.of(), random.nextBoolean() ? Map.of() : Map.of(HandlingCode.H1, anything()));
    }

    /** Some items, of which a later one may have been made of an earlier. */
    List<Exhibit> exhibits(int most) {
        List<Exhibit> all = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            Optional<RecordId> parent = all.isEmpty() || random.nextBoolean()
                    ? (random.nextInt(5) == 0 ? Optional.of(id()) : Optional.empty())
                    : Optional.of(any(all).item().id());
            all.add(exhibit(parent));
        }
        return all;
    }

    private Exhibit exhibit(Optional<RecordId> parent) {
        CountryCode owner = any(COUNTRIES);
        RecordId id = id();
        boolean gone = random.nextInt(8) == 0;
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!gone) {
            for (String field : List.of(
                    "title",
                    "text",
                    "place",
                    "authority",
                    "obtained-by",
                    "how",
                    "method",
                    "tool",
                    "tool-version",
                    "seal")) {
                if (field.equals("title") || random.nextInt(4) > 0) {
                    values.put(field, List.of(anything()));
                }
            }
            values.put("nature", List.of(random.nextBoolean() ? "physical" : "digital"));
            values.put("form", List.of(any(FORMS)));
            values.put("obtained", List.of("2027-02-28T23:59:59.123456Z"));
            values.put("zone", List.of("America/Bogota"));
            values.put("state", List.of(owner.value()));
            parent.ifPresent(one -> values.put("parent", List.of(one.toString())));
        }
        Instant at = Instant.parse("2027-03-01T12:00:00.000001Z");
        Entry item = new Entry(
                id,
                team,
                owner,
                1,
                EntryKind.EVIDENCE,
                id(),
                at,
                at,
                handling(),
                Optional.empty(),
                new Content(values));
        CustodyLog log = CustodyLog.of(id, owner, events(id));
        List<Attached> files = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            files.add(new Attached(id(), anything(), random.nextBoolean() ? "" : anything(), hash(), random.nextInt()));
        }
        List<Attached> contents = new ArrayList<>();
        for (int i = gone ? 0 : random.nextInt(4); i > 0; i--) {
            Optional<Sha256> known = log.events().stream()
                    .map(SealedEvent::event)
                    .flatMap(event ->
                            Stream.of(EventField.BEFORE, EventField.AFTER).flatMap(field -> event.said(field).stream()))
                    .skip(random.nextInt(3))
                    .map(Sha256::new)
                    .findFirst();
            contents.add(new Attached(
                    id(), anything(), anything(), known.orElseGet(this::hash), Math.abs(random.nextLong())));
        }
        String number = random.nextInt(6) == 0 ? "" : "CO-2027-0003-" + owner + "-" + (1000 + random.nextInt(9000));
        return new Exhibit(
                item,
                number,
                gone ? Optional.of(at) : Optional.empty(),
                log,
                reading(),
                files,
                contents,
                random.nextInt(3));
    }

    private Handling handling() {
        return switch (random.nextInt(4)) {
            case 0 -> Handling.GENERAL;
            case 1 -> Handling.of(HandlingCode.H1, HandlingCode.H2);
            case 2 -> new Handling(Set.of(HandlingCode.H1, HandlingCode.H3), Optional.of("Solo \"la\" unidad 3"));
            default -> new Handling(Set.of(HandlingCode.H3), Optional.of(any(LINES)));
        };
    }

    private Exhibit.Reading reading() {
        boolean masked = random.nextInt(3) == 0;
        return new Exhibit.Reading() {
            @Override
            public String text(CustodyEvent event, String text) {
                return masked ? "[víctima 1]" : text;
            }

            @Override
            public Custodian person(CustodyEvent event, Custodian person) {
                return masked
                        ? new Custodian("[víctima 1]", person.rank(), person.number(), person.unit(), person.country())
                        : person;
            }

            @Override
            public boolean whole(CustodyEvent event) {
                return !masked;
            }
        };
    }

    private Sha256 hash() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    private List<SealedEvent> events(RecordId item) {
        Map<CountryCode, CustodyEvent> last = new HashMap<>();
        List<SealedEvent> all = new ArrayList<>();
        Instant now = Instant.parse("2027-03-01T12:00:00.5Z");
        for (int i = random.nextInt(9); i > 0; i--) {
            CountryCode country = any(COUNTRIES);
            now = now.plusSeconds(random.nextInt(100_000) - 1_000);
            CustodyEvent event = event(item, country, now, Optional.ofNullable(last.get(country)), all);
            SealedEvent sealed = new SealedEvent(event, seal(event, random.nextInt(8) == 0 ? any(COUNTRIES) : country));
            all.add(sealed);
            if (random.nextInt(10) > 0) {
                last.put(country, event);
            }
            if (random.nextInt(12) == 0) {
                all.add(sealed);
            }
        }
        return all;
    }

    private CustodyEvent event(
            RecordId item, CountryCode country, Instant now, Optional<CustodyEvent> last, List<SealedEvent> before) {
        EventKind kind = any(Arrays.asList(EventKind.values()));
        Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        Map<EventField, String> said = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            if (kind.takes(field) && (kind.needs().contains(field) || random.nextInt(3) == 0)) {
                switch (field) {
                    case HANDING, RECEIVING ->
                        persons.put(
                                field,
                                new Custodian(
                                        any(LINES),
                                        any(LINES),
                                        random.nextBoolean() ? "" : any(LINES),
                                        any(LINES),
                                        any(COUNTRIES)));
                    case BEFORE, AFTER -> said.put(field, hash().value());
                    case ANSWERS, CORRECTS ->
                        said.put(
                                field,
                                before.isEmpty() || random.nextInt(5) == 0
                                        ? hash().value()
                                        : any(before).event().hash().value());
                    default -> said.put(field, any(LINES));
                }
            }
        }
        return new CustodyEvent(
                id(),
                team,
                item,
                country,
                last.map(CustodyEvent::sequence).orElse(0) + 1,
                last.map(CustodyEvent::hash),
                kind,
                now.minusSeconds(random.nextInt(100)),
                random.nextInt(6) == 0 ? "America/Nowhere" : "America/Bogota",
                now,
                id(),
                hash(),
                any(LINES),
                any(LINES),
                persons,
                said);
    }

    private NodeSeal seal(CustodyEvent event, CountryCode by) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.get(by).getPrivate());
            signature.update(event.bytes());
            byte[] key = keys.get(by).getPublic().getEncoded();
            String signer = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key));
            return NodeSeal.of(signer, key, signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
