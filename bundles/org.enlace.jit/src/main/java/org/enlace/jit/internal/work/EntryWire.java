package org.enlace.jit.internal.work;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.Said;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Contents;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** An entry as it travels; its id, owner and handling are those of the record that carries it. */
public final class EntryWire {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-entry";

    /** Which a translation is written in: releases that know none keep it until they are upgraded. */
    public static final int FORMAT = 3;

    /** Which an entry is written in that says of uses what the first release does not read, which keeps it likewise. */
    public static final int USES = 2;

    /** Which all others are written in. */
    public static final int BEFORE = 1;

    private static final Set<String> NAMES = Set.of(
            "team", "version", "kind", "author", "written", "changed", "nature", "source", "information", "fields");

    private EntryWire() {}

    static int format(Entry entry) {
        if (entry.kind() == EntryKind.TRANSLATION) {
            return FORMAT;
        }
        return entry.content().all(Use.FIELD).isEmpty() ? BEFORE : USES;
    }

    public static String text(Entry entry) {
        return Said.text(out -> {
            out.writeStringField("team", entry.team().toString());
            out.writeNumberField("version", entry.version());
            out.writeStringField("kind", entry.kind().token());
            out.writeStringField("author", entry.author().toString());
            out.writeStringField("written", entry.written().toString());
            out.writeStringField("changed", entry.changed().toString());
            if (entry.grading().isPresent()) {
                Grading grading = entry.grading().get();
                out.writeStringField("nature", grading.nature().token());
                out.writeStringField("source", grading.source().name());
                out.writeStringField("information", grading.information().token());
            }
            EntryText.write(out, entry.content());
        });
    }

    /**
     * Reads what came, strictly: nothing is guessed, and values are clean already.
     *
     * @throws Refusal {@code jit.form}
     */
    public static Entry read(RecordId id, CountryCode owner, Handling handling, String text) {
        Said said = Said.of(text, "entry", NAMES);
        EntryKind kind = said.one("kind", EntryKind::of);
        Instant written = micros(said, "written");
        Instant changed = micros(said, "changed");
        int version = said.count("version");
        if (version < 1 || changed.isBefore(written) || version == 1 && !changed.equals(written)) {
            throw Said.form(version < 1 ? "version" : "changed");
        }
        return new Entry(
                id,
                said.id("team"),
                owner,
                version,
                kind,
                said.id("author"),
                written,
                changed,
                handling,
                grading(kind, said),
                content(kind, said));
    }

    private static Instant micros(Said said, String name) {
        Instant at = said.moment(name);
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw Said.form(name);
        }
        return at;
    }

    private static Optional<Grading> grading(EntryKind kind, Said said) {
        for (String name : List.of("nature", "source", "information")) {
            if (said.has(name) != kind.graded()) {
                throw Said.form(name);
            }
        }
        return kind.graded()
                ? Optional.of(new Grading(
                        said.one("nature", word -> of(Grading.Nature.class, word.toUpperCase(Locale.ROOT), word)),
                        said.one("source", word -> of(Grading.Source.class, word, word.toLowerCase(Locale.ROOT))),
                        said.one("information", word -> of(Grading.Information.class, "G" + word, word))))
                : Optional.empty();
    }

    /** Of its two forms the second differs from the name, so that there is one way to write it. */
    private static <E extends Enum<E>> Optional<E> of(Class<E> type, String name, String other) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(name) && !name.equals(other)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static Content content(EntryKind kind, Said said) {
        Map<String, List<String>> values = EntryText.values(kind, said);
        try {
            Content content = Contents.whole(kind, values);
            if (!content.values().equals(values)) {
                throw Said.form("fields");
            }
            return content;
        } catch (Refusal refusal) {
            throw Said.form(refusal.field().orElse("fields"));
        }
    }
}
