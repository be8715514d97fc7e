package org.enlace.exchange.internal.envelope;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.internal.Chain;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Tlp;

/**
 * What is inside an envelope, signed by the owner: a record with what travels with it, or that it was taken back.
 *
 * @param audience empty where it was taken back
 * @param content  empty where it was taken back
 * @param reason   of a withdrawal; empty otherwise
 */
public record Content(
        Kind kind,
        RecordId id,
        String module,
        String type,
        int format,
        CountryCode owner,
        long version,
        Set<CountryCode> audience,
        Handling handling,
        Optional<Tlp> tlp,
        String content,
        String reason) {
    private static final int FORMAT = 1;
    private static final int NAME = 60;
    private static final int COUNTRIES = 250;
    private static final int WORDS = 2000;

    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("kind", kind.name().toLowerCase(Locale.ROOT));
        all.put("id", id.toString());
        all.put("module", module);
        all.put("type", type);
        all.put("typeFormat", format);
        all.put("owner", owner.value());
        all.put("version", version);
        all.put("audience", audience.stream().map(CountryCode::value).sorted().toList());
        all.put("handling", handling.codes().stream().map(Enum::name).sorted().toList());
        all.put("condition", handling.condition().orElse(""));
        all.put("tlp", tlp.map(Tlp::label).orElse(""));
        all.put("content", content);
        all.put("reason", reason);
        return StrictJson.write(all);
    }

    public static Content parse(String json) {
        StrictJson all = StrictJson.of(
                        json,
                        "format",
                        "kind",
                        "id",
                        "module",
                        "type",
                        "typeFormat",
                        "owner",
                        "version",
                        "audience",
                        "handling",
                        "condition",
                        "tlp",
                        "content",
                        "reason")
                .format("format", FORMAT);
        try {
            Set<CountryCode> audience = new TreeSet<>();
            all.texts("audience", COUNTRIES, 2).forEach(code -> audience.add(Slip.country(code)));
            Set<HandlingCode> codes = EnumSet.noneOf(HandlingCode.class);
            all.texts("handling", HandlingCode.values().length, 2).forEach(code -> codes.add(HandlingCode.parse(code)));
            String tlp = all.text("tlp", NAME);
            return new Content(
                    kind(all.text("kind", NAME)),
                    RecordId.parse(all.text("id", NAME)),
                    name(all, "module"),
                    name(all, "type"),
                    Math.toIntExact(Math.min(all.number("typeFormat", 1), Integer.MAX_VALUE)),
                    Slip.country(all.text("owner", 2)),
                    all.number("version", 1),
                    audience,
                    new Handling(
                            codes, Optional.of(all.text("condition", WORDS)).filter(text -> !text.isEmpty())),
                    tlp.isEmpty() ? Optional.empty() : Optional.of(Tlp.parse(tlp)),
                    all.text("content", Exchange.LONGEST_CONTENT),
                    all.text("reason", WORDS));
        } catch (Refusal e) {
            throw StrictJson.wrong(e.getMessage());
        }
    }

    static String name(StrictJson all, String member) {
        String name = all.text(member, NAME);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw StrictJson.wrong(member + " is not lower case with hyphens");
        }
        return name;
    }

    private static Kind kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw StrictJson.wrong("\"" + text + "\" is no kind of message");
    }

    /** The same for the same version of a record, however it was written, and with whatever reason it was taken back. */
    public String digest() {
        List<String> parts = new ArrayList<>(
                List.of(kind.name(), id.toString(), type, String.valueOf(format), String.valueOf(version), content));
        parts.add(audience.stream().map(CountryCode::value).sorted().toList().toString());
        parts.add(handling.codes().stream().map(Enum::name).sorted().toList().toString());
        parts.add(handling.condition().orElse(""));
        parts.add(tlp.map(Tlp::label).orElse(""));
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> all.append(part.length()).append(':').append(part));
        return Chain.sha256(all.toString());
    }
}
