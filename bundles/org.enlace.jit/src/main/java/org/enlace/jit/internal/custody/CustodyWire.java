package org.enlace.jit.internal.custody;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Said;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.platform.Refusal;

/** An event as it travels and is kept: the very text that was signed, and the seal. */
public final class CustodyWire {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-custody";

    public static final int FORMAT = 1;

    private static final List<String> HEAD = List.of(
            "id",
            "team",
            "item",
            "country",
            "sequence",
            "prior",
            "kind",
            "happened",
            "zone",
            "written",
            "author",
            "by",
            "place",
            "authority");
    private static final List<String> OF_PERSON = List.of("name", "rank", "number", "unit", "country");
    private static final Set<String> NAMES = names();
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    private CustodyWire() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>(HEAD);
        for (EventField field : EventField.values()) {
            if (field.person()) {
                OF_PERSON.forEach(part -> names.add(field.token() + "-" + part));
            } else {
                names.add(field.token());
            }
        }
        return Set.copyOf(names);
    }

    public static String text(SealedEvent sealed) {
        return Said.text(out -> {
            out.writeStringField("event", said(sealed.event()));
            out.writeStringField("signer", sealed.seal().signer());
            out.writeStringField("key", sealed.seal().key());
            out.writeStringField("signature", sealed.seal().signature());
        });
    }

    /** The text that was signed. */
    public static String said(CustodyEvent event) {
        return new String(event.bytes(), StandardCharsets.UTF_8);
    }

    /** @throws Refusal {@code jit.form} where it is not in the one form that an event is written in; {@code jit.seal} */
    public static SealedEvent read(String text) {
        Said said = Said.of(text, "custody", Set.of("event", "signer", "key", "signature"));
        CustodyEvent event = event(said.word("event"));
        NodeSeal seal = seal(said);
        seal.requireCovers(event.bytes());
        return new SealedEvent(event, seal);
    }

    private static NodeSeal seal(Said said) {
        try {
            return new NodeSeal(said.word("signer"), said.word("key"), said.word("signature"));
        } catch (Refusal refusal) {
            throw refusal.code().equals("jit.seal") ? refusal : Said.form("signer");
        }
    }

    /** @throws Refusal {@code jit.form} */
    public static CustodyEvent event(String text) {
        Said said = Said.of(text, "event", NAMES);
        CustodyEvent event;
        try {
            event = event(said);
        } catch (Refusal refusal) {
            throw Said.form(refusal.field().orElse("event"));
        }
        if (!said(event).equals(text)) {
            throw Said.form("event");
        }
        return event;
    }

    private static CustodyEvent event(Said said) {
        Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        Map<EventField, String> texts = new EnumMap<>(EventField.class);
        for (EventField field : EventField.values()) {
            if (!field.person()) {
                said.maybe(field.token()).ifPresent(value -> texts.put(field, value));
            } else if (said.has(field.token() + "-name")) {
                persons.put(field, person(said, field.token() + "-"));
            }
        }
        return new CustodyEvent(
                said.id("id"),
                said.id("team"),
                said.id("item"),
                said.country("country"),
                number(said.word("sequence")),
                said.maybe("prior").map(Sha256::new),
                said.one("kind", EventKind::of),
                said.moment("happened"),
                said.word("zone"),
                said.moment("written"),
                said.id("author"),
                new Sha256(said.word("by")),
                said.word("place"),
                said.word("authority"),
                persons,
                texts);
    }

    private static Custodian person(Said said, String of) {
        return new Custodian(
                said.word(of + "name"),
                said.word(of + "rank"),
                said.word(of + "number"),
                said.word(of + "unit"),
                said.country(of + "country"));
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Said.form("sequence");
        }
        return Integer.parseInt(text);
    }
}
