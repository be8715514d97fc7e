package org.enlace.jit.internal;

import static org.enlace.jit.internal.SampleSpace.INVESTIGATOR;
import static org.enlace.jit.internal.SampleSpace.PROSECUTOR;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.internal.SampleSpace.Made;
import org.enlace.jit.internal.work.EntryFileStore;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.internal.work.FileWire;
import org.enlace.jit.work.Contents;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Transactions;

/**
 * What the running team of a demonstration knows and does, from {@code demo/team.txt}: this country's entries are written by the use
 * case, those of the others taken in as they would arrive.
 */
final class SampleEntries {
    private static final Pattern OPEN = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern DAY = Pattern.compile("day([+-]\\d+)");
    private static final Pattern MINUTES = Pattern.compile("minutes(-\\d+)");
    private static final Pattern MOMENT = Pattern.compile("moment([+-]\\d+)@(\\d+)");

    private final Desks desks;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Made team;
    private final Map<String, CountryCode> countries;
    private final LocalDate today;
    private final Instant now;
    private final Map<CountryCode, Integer> items = new HashMap<>();
    private final Map<String, RecordId> written = new HashMap<>();

    /** @param others the first and the second of the other countries */
    SampleEntries(
            Desks desks,
            Transactions transactions,
            RecordIds ids,
            Made team,
            List<CountryCode> others,
            LocalDate today) {
        this.desks = desks;
        this.transactions = transactions;
        this.ids = ids;
        this.team = team;
        this.today = today;
        now = desks.signing().standings().now(team.team()).truncatedTo(ChronoUnit.SECONDS);
        countries = Map.of("own", desks.country(), "first", others.get(0), "second", others.get(1));
    }

    void make() {
        lines().forEach(this::line);
        new SampleCustody(desks, transactions, ids, team, countries, written, now).make();
    }

    private static List<String> lines() {
        try (InputStream file = SampleEntries.class.getResourceAsStream("/demo/team.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        String[] parts = line.split(" \\| ");
        String[] author = parts[1].split("\\.");
        EntryKind kind = EntryKind.of(parts[2]).orElseThrow();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 3; i < parts.length; i++) {
            int end = parts[i].indexOf('=');
            values.computeIfAbsent(parts[i].substring(0, end), field -> new ArrayList<>())
                    .add(filled(parts[i].substring(end + 1)));
        }
        Optional<Grading> grading = Optional.ofNullable(values.remove("grade")).map(one -> grading(one.get(0)));
        Handling handling = handling(values.remove("handling"), values.remove("condition"));
        int place = Integer.parseInt(author[1]);
        NewEntry entry = NewEntry.of(kind, values, handling, grading);
        written.put(
                parts[0],
                author[0].equals("own")
                        ? desks.entries()
                                .write(team.team(), entry, place == 0 ? PROSECUTOR : INVESTIGATOR)
                                .id()
                        : arrived(countries.get(author[0]), place, entry));
    }

    private String filled(String text) {
        Matcher open = OPEN.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (open.find()) {
            open.appendReplacement(filled, Matcher.quoteReplacement(meant(open.group(1))));
        }
        return open.appendTail(filled).toString();
    }

    private String meant(String name) {
        Matcher day = DAY.matcher(name);
        if (day.matches()) {
            return today.plusDays(Integer.parseInt(day.group(1))).toString();
        }
        Matcher moment = MOMENT.matcher(name);
        if (moment.matches()) {
            return today.plusDays(Integer.parseInt(moment.group(1)))
                    .atTime(Integer.parseInt(moment.group(2)), 0)
                    .toInstant(ZoneOffset.UTC)
                    .toString();
        }
        Matcher minutes = MINUTES.matcher(name);
        if (minutes.matches()) {
            return now.plus(Duration.ofMinutes(Long.parseLong(minutes.group(1))))
                    .toString();
        }
        if (name.startsWith("#")) {
            return written.get(name.substring(1)).toString();
        }
        String[] paper = name.split("#");
        if (paper.length == 2) {
            return paper(countries.get(paper[0]), written.get(paper[1]));
        }
        String[] person = name.split("\\.");
        CountryCode country = countries.get(person[0]);
        return person.length == 1
                ? country.value()
                : designated(country, Integer.parseInt(person[1])).toString();
    }

    private RecordId designated(CountryCode country, int place) {
        return team.people().get(country).get(place);
    }

    /** Such as {@code fact B2}. */
    private static Grading grading(String text) {
        String[] parts = text.split(" ");
        return new Grading(
                Grading.Nature.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Grading.Source.valueOf(parts[1].substring(0, 1)),
                Grading.Information.valueOf("G" + parts[1].substring(1)));
    }

    private static Handling handling(List<String> codes, List<String> condition) {
        if (codes == null) {
            return Handling.GENERAL;
        }
        Set<HandlingCode> all = EnumSet.noneOf(HandlingCode.class);
        for (String code : codes.get(0).split(" ")) {
            all.add(HandlingCode.parse(code));
        }
        return new Handling(all, Optional.ofNullable(condition).map(one -> one.get(0)));
    }

    /** What the node of another country would have given it. */
    private Map<String, String> assigned(CountryCode country, EntryKind kind) {
        return kind == EntryKind.EVIDENCE
                ? Map.of(EvidenceNumber.FIELD, String.valueOf(items.merge(country, 1, Integer::sum)))
                : Map.of();
    }

    /** A paper of another country's item, as it would arrive. @return its SHA-256 */
    private String paper(CountryCode country, RecordId item) {
        byte[] sheet = SamplePaper.pdf("EJEMPLO / EXEMPLO: traducao inventada, " + country);
        EntryFileStore.Row row = new EntryFileStore.Row(
                ids.next(),
                item,
                team.team(),
                country,
                "EJEMPLO-traduccion.pdf",
                Hashing.sha256(sheet),
                sheet.length,
                desks.signing().standings().now(team.team()).truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                false,
                false,
                false);
        SharedRecord record = new SharedRecord(
                ids.next(), FileWire.TYPE, country, 1, Set.of(desks.country()), Handling.GENERAL, Optional.empty());
        transactions.run(() -> desks.work().files().take(record, FileWire.text(row, 1, sheet)));
        return row.sha256();
    }

    private RecordId arrived(CountryCode country, int author, NewEntry said) {
        Instant at = desks.signing().standings().now(team.team()).truncatedTo(ChronoUnit.MICROS);
        Entry entry = new Entry(
                ids.next(),
                team.team(),
                country,
                1,
                said.kind(),
                designated(country, author),
                at,
                at,
                said.handling(),
                said.grading(),
                Contents.assigned(said.kind(), said.content(), assigned(country, said.kind())));
        SharedRecord record = new SharedRecord(
                entry.id(), EntryWire.TYPE, country, 1, Set.of(desks.country()), said.handling(), Optional.empty());
        transactions.run(() -> desks.work().take(record, EntryWire.text(entry)));
        return entry.id();
    }
}
