package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents.Known;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.LanguageNames;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.Gone;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Ui;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/**
 * What entries, their kinds, fields and values are called, for a reader of a team.
 *
 * @param mine the designations of the reader's account in the team
 * @param gone what became of an entry that is not here
 * @param files the files of an item of evidence that the reader may know of
 */
public record WorkWords(
        Labels labels,
        TeamView view,
        WorkReference reference,
        Set<RecordId> mine,
        Function<RecordId, Optional<Gone>> gone,
        Function<RecordId, List<Known>> files) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    public HandlingWords handling() {
        return new HandlingWords(labels, reference);
    }

    public String kind(EntryKind kind) {
        return labels.get("entry.kind." + kind.token());
    }

    public String many(EntryKind kind) {
        return labels.get("entry.kind." + kind.token() + ".many");
    }

    public String area(EntryKind.Area area) {
        return labels.get("entry.area." + area.token());
    }

    /** What a field is called in entries of a kind. */
    public String field(EntryKind kind, Field field) {
        return labels.get(fieldKey(kind, field));
    }

    public String fieldKey(EntryKind kind, Field field) {
        String own = "entry.field." + field.name() + "." + kind.token();
        return labels.has(own) ? own : "entry.field." + field.name();
    }

    /** Help with a field; empty where it needs none. */
    public String hint(EntryKind kind, Field field) {
        String own = "entry.hint." + field.name() + "." + kind.token();
        String all = "entry.hint." + field.name();
        String free = field == free(kind) ? labels.get("entry.hint.free") : "";
        return labels.has(own) ? labels.get(own) : labels.has(all) ? labels.get(all) : free;
    }

    /** The first field in which somebody writes what they like, where victims are named by what stands for them. */
    private static Field free(EntryKind kind) {
        return kind.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT && !field.identifying())
                .findFirst()
                .orElse(null);
    }

    public String choice(String field, String word) {
        String key = "entry.choice." + field + "." + word;
        return labels.has(key) ? labels.get(key) : word;
    }

    /** What a request asks for: codes that are to be lifted, and uses that are to be allowed. */
    public List<String> asked(Entry lift) {
        return Stream.of("codes", Use.FIELD)
                .flatMap(field -> lift.content().all(field).stream().map(word -> choice(field, word)))
                .toList();
    }

    /** Somebody of the team, and the country in brackets. */
    public String person(RecordId designation) {
        return designated(designation)
                .map(one -> one.name() + " (" + labels.country(one.country()) + ")")
                .orElseGet(() -> labels.get("work.somebody"));
    }

    public Optional<Designation> designated(RecordId id) {
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.id().equals(id))
                .findFirst();
    }

    /** Whether the reader leads the part of their country. */
    public boolean leads() {
        return mine.stream()
                .map(this::designated)
                .flatMap(Optional::stream)
                .anyMatch(one -> one.role() == TeamRole.LEADER && one.holds(view.at()));
    }

    public boolean own(Entry entry) {
        return entry.owner().equals(view.own());
    }

    public static String path(Entry entry) {
        return WorkWay.at(entry.team()) + "/entries/" + entry.id();
    }

    public Content link(Seen seen) {
        return Ui.link(seen.title(), path(seen.entry()));
    }

    /** With the kind before, for lists of several. */
    public String called(Seen seen) {
        return labels.get("work.called", kind(seen.entry().kind()), seen.title());
    }

    public Content called(RecordId id, Map<RecordId, Seen> named) {
        Seen seen = named.get(id);
        return seen == null
                ? gone.apply(id).map(one -> gone(id, one)).orElseGet(() -> Ui.text(labels.get("work.not-here")))
                : Ui.link(called(seen), path(seen.entry()));
    }

    /** A link to the notice of what was withdrawn; of what never came here there is none. */
    private Content gone(RecordId id, Gone gone) {
        String text = labels.get("work.gone." + gone.token());
        return gone == Gone.TAKEN_BACK ? Ui.link(text, WorkWay.at(view.team()) + "/entries/" + id) : Ui.text(text);
    }

    /** The tags of a line: what is left out and why, and that another stands for it. */
    public List<Tag> tags(Seen seen) {
        List<Tag> tags = new ArrayList<>();
        seen.entry().grading().ifPresent(grading -> tags.add(handling().tag(grading)));
        seen.entry().handling().codes().stream()
                .filter(code -> code != HandlingCode.H0)
                .forEach(code -> tags.add(new Tag(code.name(), Tone.ATTENTION)));
        seen.kept()
                .ifPresent(kept ->
                        tags.add(new Tag(labels.get("work.kept." + kept.name().toLowerCase(Locale.ROOT)), Tone.BAD)));
        if (seen.same()) {
            tags.add(new Tag(labels.get("work.same"), Tone.NEUTRAL));
        }
        return tags;
    }

    /** The state of an entry and the tags of its line. */
    public Tag[] line(Seen seen) {
        List<Tag> all = new ArrayList<>();
        Entry entry = seen.entry();
        if (!entry.content().word("progress").isEmpty()) {
            all.add(progress(entry));
        }
        if (!entry.content().word("answer").isEmpty()) {
            all.add(answer(Optional.of(entry)));
        }
        all.addAll(tags(seen));
        return all.toArray(Tag[]::new);
    }

    /** The ids of other entries that some entries point to. */
    public static Set<RecordId> pointed(Iterable<Seen> some) {
        Set<RecordId> ids = new HashSet<>();
        for (Seen seen : some) {
            Entry entry = seen.entry();
            for (Field field : entry.kind().fields()) {
                if (field.type() == FieldType.ENTRY) {
                    ids.addAll(entry.content().ids(field.name()));
                }
            }
        }
        return ids;
    }

    /** The values of a field; several below one another. */
    public Content value(Entry entry, Field field, Map<RecordId, Seen> named) {
        List<String> all = field.of(entry.content());
        if (all.size() == 1) {
            return one(entry, field, all.get(0), named);
        }
        return Ui.list(
                all.stream().map(value -> one(entry, field, value, named)).toList());
    }

    private Content one(Entry entry, Field field, String value, Map<RecordId, Seen> named) {
        return switch (field.type()) {
            case TEXT -> Ui.paragraphs(value);
            case MOMENT -> moment(entry, Instant.parse(value));
            case ENTRY -> called(RecordId.parse(value), named);
            case FILE -> Ui.text(file(entry, value));
            default -> Ui.text(plain(field, value));
        };
    }

    /** A value without links, for comparing versions. */
    public String plain(Field field, String value) {
        return switch (field.type()) {
            case DAY -> labels.day(LocalDate.parse(value));
            case AMOUNT -> amount(value);
            case CHOICE -> choice(field.name(), value);
            case STATE, COUNTRY -> labels.country(new CountryCode(value));
            case MEMBER -> person(RecordId.parse(value));
            case BORDER_CROSSING -> crossing(value);
            case LANGUAGE -> LanguageNames.of(value, labels.language());
            default -> value;
        };
    }

    /** What a file of the item that an entry is about is called; its hash where the reader may not know, or it is not here. */
    public String file(Entry entry, String sha256) {
        return entry.content().id("about").stream()
                .flatMap(item -> files.apply(item).stream())
                .filter(one -> one.sha256().value().equals(sha256))
                .findFirst()
                .map(Known::name)
                .orElseGet(() -> labels.get("translation.not-here", sha256.substring(0, 12)));
    }

    private String amount(String value) {
        NumberFormat format = NumberFormat.getInstance(labels.language().locale());
        format.setMinimumFractionDigits(2);
        return format.format(new BigDecimal(value));
    }

    /** In the reader's zone, and where an entry names a zone of its own, also there. */
    public Content moment(Entry entry, Instant at) {
        Content here = labels.moment(at);
        String zone = entry.kind().field("zone").isPresent() ? entry.content().word("zone") : "";
        if (zone.isEmpty()
                || !known(zone)
                || ZoneId.of(zone).equals(labels.caller().zone())) {
            return here;
        }
        ZonedDateTime local = at.atZone(ZoneId.of(zone));
        boolean sameDay = local.toLocalDate()
                .equals(LocalDate.ofInstant(at, labels.caller().zone()));
        String day = sameDay ? "" : labels.day(local.toLocalDate()) + ", ";
        return Ui.join(here, Ui.text(" · " + day + TIME.format(local) + " (" + zone + ")"));
    }

    public static boolean known(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private String crossing(String id) {
        return reference.records(ReferenceSet.BORDER_CROSSINGS).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(one -> one.name(labels.language()))
                .orElse(id);
    }

    /** How far something planned is. */
    public Tag progress(Entry entry) {
        String word = entry.content().word("progress");
        Tone tone =
                switch (word) {
                    case "done", "granted", "settled" -> Tone.GOOD;
                    case "running", "applied" -> Tone.INFO;
                    case "refused" -> Tone.BAD;
                    default -> Tone.NEUTRAL;
                };
        return new Tag(choice("progress", word), tone);
    }

    /** What a country answered to what was asked of it; awaited where it has not. */
    public Tag answer(Optional<Entry> answer) {
        String word = answer.map(entry -> entry.content().word("answer")).orElse("");
        Tone tone =
                switch (word) {
                    case "done", "granted" -> Tone.GOOD;
                    case "accepted", "running" -> Tone.INFO;
                    case "refused" -> Tone.BAD;
                    default -> Tone.ATTENTION;
                };
        return new Tag(word.isEmpty() ? labels.get("work.awaited") : choice("answer", word), tone);
    }

    /** The day something is due, and that it is past; nothing where it has none. */
    public Content due(Entry entry, boolean open, LocalDate today) {
        Optional<LocalDate> due = entry.content().day("due");
        if (due.isEmpty()) {
            return Ui.text("");
        }
        Content day = Ui.text(labels.day(due.get()));
        return open && due.get().isBefore(today)
                ? cell(day, Ui.text(" "), Ui.tag(labels.get("work.overdue"), Tone.BAD))
                : day;
    }

    /** Several things that are one cell of a table. */
    public static Content cell(Content... parts) {
        return output -> {
            output.writeContent("<div>");
            Ui.join(parts).writeTo(output);
            output.writeContent("</div>");
        };
    }

    public Content people(Entry entry, String field) {
        List<Content> all = entry.content().ids(field).stream()
                .map(id -> Ui.text(person(id)))
                .toList();
        return all.isEmpty() ? Ui.text("") : all.size() == 1 ? all.get(0) : Ui.list(all);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(view.at(), labels.caller().zone());
    }
}
