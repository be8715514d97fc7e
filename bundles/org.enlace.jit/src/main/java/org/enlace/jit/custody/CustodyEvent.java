package org.enlace.jit.custody;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.files.Sha256;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Json;

/**
 * One thing that happened to an item of evidence, as one country wrote it down. It is never changed; what was wrong is said in a further
 * one. The events of one country about one item are its <b>strand</b>: each names the hash of the one before, so none can be changed, left
 * out or put between without showing. Strands are joined where a country receives what another handed over ({@link EventField#ANSWERS}).
 *
 * @param id       also that of the record that travels (type {@code jit-custody})
 * @param team     the team
 * @param item     the entry of kind {@code evidence}
 * @param country  whose node writes it
 * @param sequence in the strand, from 1, without gaps
 * @param prior    the hash of the event before in the strand; empty for the first alone
 * @param kind     what happened
 * @param happened when it happened, as the officer says; never after {@code written}
 * @param clock    the zone in which that officer's clock ran, as its node calls it; not every node knows every zone
 * @param written  when it was written down, by the node's clock, to the microsecond; never before that of the event before
 * @param author   who wrote it down: the id of their designation in the signed texts
 * @param by       the mark of their account, 64 hexadecimal digits
 * @param place    where, 1 to 200 characters
 * @param authority under which act of which authority, 1 to 200 characters
 * @param persons  who handed over and who received
 * @param said     every other field, as text
 */
public record CustodyEvent(
        RecordId id,
        RecordId team,
        RecordId item,
        CountryCode country,
        int sequence,
        Optional<Sha256> prior,
        EventKind kind,
        Instant happened,
        String clock,
        Instant written,
        RecordId author,
        Sha256 by,
        String place,
        String authority,
        Map<EventField, Custodian> persons,
        Map<EventField, String> said) {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Pattern CLOCK = Pattern.compile("[A-Za-z0-9+-][A-Za-z0-9~/._+:-]{0,59}");
    private static final int LINE = 200;
    private static final int TEXT = 2_000;

    /**
     * @throws Refusal {@code jit.custody-chain}, {@code jit.missing} where a field is that the kind needs, {@code jit.custody-field}
     *     where one is that it does not take, {@code jit.custody-time} where it happened after it was written, {@code jit.hash-form},
     *     {@code jit.too-long}, {@code jit.character}, {@code jit.form} for what cannot be the name of a zone
     */
    public CustodyEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(prior, "prior");
        Objects.requireNonNull(kind, "kind");
        if (clock == null || !CLOCK.matcher(clock).matches()) {
            throw new Refusal("jit.form", "\"zone\" is not the name of a time zone", "zone").at("zone");
        }
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(by, "by");
        happened = happened.truncatedTo(ChronoUnit.SECONDS);
        written = written.truncatedTo(ChronoUnit.MICROS);
        if (sequence < 1 || (sequence == 1) == prior.isPresent()) {
            throw new Refusal(
                            "jit.custody-chain",
                            "Event " + sequence + " of a strand names the event before it exactly where there is one",
                            sequence)
                    .at("prior");
        }
        if (happened.isBefore(EARLIEST)) {
            throw new Refusal(
                            "jit.day-far",
                            happened + " is not of the years 1900 to 2999; correct the year",
                            happened.toString(),
                            "1900",
                            "2999")
                    .at("happened");
        }
        if (happened.isAfter(written)) {
            throw new Refusal(
                            "jit.custody-time",
                            "It happened at " + happened + ", which is after it was written down, " + written
                                    + "; correct the time",
                            happened.toString(),
                            written.toString())
                    .at("happened");
        }
        place = Rules.line("place", place, LINE);
        authority = Rules.line("authority", authority, LINE);
        persons = Map.copyOf(persons);
        said = clean(said);
        requireFits(kind, persons.keySet());
        requireFits(kind, said.keySet());
        requireBodies(kind, persons);
        for (EventField field : kind.needs()) {
            if (!said.containsKey(field) && !persons.containsKey(field)) {
                throw new Refusal("jit.missing", "\"" + field.token() + "\" is empty; write something", field.token())
                        .at(field.token());
            }
        }
    }

    /** As most write it: in a zone that this node knows. */
    public CustodyEvent(
            RecordId id,
            RecordId team,
            RecordId item,
            CountryCode country,
            int sequence,
            Optional<Sha256> prior,
            EventKind kind,
            Instant happened,
            ZoneId zone,
            Instant written,
            RecordId author,
            Sha256 by,
            String place,
            String authority,
            Map<EventField, Custodian> persons,
            Map<EventField, String> said) {
        this(
                id,
                team,
                item,
                country,
                sequence,
                prior,
                kind,
                happened,
                zone.getId(),
                written,
                author,
                by,
                place,
                authority,
                persons,
                said);
    }

    /** The zone in which it is shown: UTC where this node does not know the one that it names. */
    public ZoneId zone() {
        try {
            return ZoneId.of(clock);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static void requireBodies(EventKind kind, Map<EventField, Custodian> persons) {
        persons.forEach((field, person) -> {
            String part = person.rank().isEmpty() ? "rank" : "unit";
            if (!kind.anybody(field)
                    && (person.rank().isEmpty() || person.unit().isEmpty())) {
                throw new Refusal("jit.missing", "\"" + part + "\" is empty; write something", part).at(field.token());
            }
        });
    }

    private static Map<EventField, String> clean(Map<EventField, String> said) {
        Map<EventField, String> clean = new EnumMap<>(EventField.class);
        said.forEach((field, text) -> {
            switch (field) {
                case HANDING, RECEIVING -> throw new IllegalArgumentException(field + " is a person");
                case BEFORE, AFTER, ANSWERS, CORRECTS -> clean.put(field, hash(field, text));
                case CONDITION, REMARKS, PURPOSE -> clean.put(field, Rules.text(field.token(), text, TEXT));
                case SEAL, METHOD, TOOL, TOOL_VERSION -> clean.put(field, Rules.line(field.token(), text, LINE));
            }
        });
        return Map.copyOf(clean);
    }

    private static String hash(EventField field, String text) {
        try {
            return new Sha256(text == null ? "" : text.strip()).value();
        } catch (Refusal refusal) {
            throw new Refusal(
                            "jit.hash-form",
                            "\"" + field.token() + "\" is a SHA-256 of 64 lower-case hexadecimal digits; copy it whole",
                            field.token())
                    .at(field.token());
        }
    }

    private static void requireFits(EventKind kind, Set<EventField> fields) {
        for (EventField field : fields) {
            if (!kind.takes(field)) {
                throw new Refusal(
                                "jit.custody-field",
                                "An event of the kind \"" + kind.token() + "\" says nothing in \"" + field.token()
                                        + "\"; leave it out",
                                kind.token(),
                                field.token())
                        .at(field.token());
            }
        }
    }

    public Optional<String> said(EventField field) {
        return Optional.ofNullable(said.get(field));
    }

    public Optional<Custodian> person(EventField field) {
        return Optional.ofNullable(persons.get(field));
    }

    /** The event that handed over what this one received, or took back. */
    public Optional<Sha256> answers() {
        return said(EventField.ANSWERS).map(Sha256::new);
    }

    /** The event that this one corrects. */
    public Optional<Sha256> corrects() {
        return said(EventField.CORRECTS).map(Sha256::new);
    }

    /** Whether it says that it happened before a moment; to the minute, because that is what a form asks for. */
    public boolean before(Instant moment) {
        return happened.truncatedTo(ChronoUnit.MINUTES).isBefore(moment.truncatedTo(ChronoUnit.MINUTES));
    }

    /** The bytes that are hashed and that the node signs: JSON in one form only, its names in their order, without blanks. */
    public byte[] bytes() {
        SortedMap<String, String> all = new TreeMap<>();
        all.put("id", id.toString());
        all.put("team", team.toString());
        all.put("item", item.toString());
        all.put("country", country.value());
        all.put("sequence", String.valueOf(sequence));
        prior.ifPresent(hash -> all.put("prior", hash.value()));
        all.put("kind", kind.token());
        all.put("happened", happened.toString());
        all.put("zone", clock);
        all.put("written", written.toString());
        all.put("author", author.toString());
        all.put("by", by.value());
        all.put("place", place);
        all.put("authority", authority);
        persons.forEach((field, person) -> {
            all.put(field.token() + "-name", person.name());
            all.put(field.token() + "-rank", person.rank());
            all.put(field.token() + "-number", person.number());
            all.put(field.token() + "-unit", person.unit());
            all.put(field.token() + "-country", person.country().value());
        });
        said.forEach((field, text) -> all.put(field.token(), text));
        return all.entrySet().stream()
                .map(one -> Json.quoted(one.getKey()) + ":" + Json.quoted(one.getValue()))
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the next event of the strand and the answers of others name. */
    public Sha256 hash() {
        return new Sha256(Hashing.sha256(bytes()));
    }
}
