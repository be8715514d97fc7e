package org.enlace.jit.internal.work;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.jit.internal.Said;
import org.enlace.jit.internal.work.EntryStore.Origin;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * That entries of a country were there and were taken back before somebody else got them, so that what points to them does not wait for
 * them: which, and of which kind; of items of evidence also what holds for all that was made of them; and nothing of what they said. A
 * record of its own, which is not changed.
 *
 * @param entries at most {@value #MOST}
 */
public record EntryGone(RecordId team, Map<RecordId, Was> entries) {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-entry-gone";

    /** In which it says what holds of items; the release before keeps it until it is upgraded. */
    public static final int FORMAT = 2;

    /** In which it says which there were and of which kind: every release reads it. */
    public static final int BEFORE = 1;

    static final int MOST = 500;

    private static final Set<String> NAMES = Set.of("id", "kind", "codes", "uses", "parents");
    private static final Set<HandlingCode> OPEN = Set.of(HandlingCode.H0);
    private static final Set<Use> NARROW = Set.of(Use.TEAM);

    public EntryGone {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * What one was.
     *
     * @param codes   under which it was, as far as that is said
     * @param uses    for which it was allowed, as far as that is said
     * @param parents what it was made of; at most {@value EntryGone#MOST} are carried
     */
    public record Was(EntryKind kind, Set<HandlingCode> codes, Set<Use> uses, Set<RecordId> parents) {
        public Was {
            codes = Set.copyOf(codes);
            uses = Set.copyOf(uses);
            parents = Set.copyOf(parents);
        }

        /** Of which nothing else is said. */
        public static Was of(EntryKind kind) {
            return new Was(kind, OPEN, NARROW, Set.of());
        }

        boolean plain() {
            return equals(of(kind));
        }

        Origin origin(CountryCode owner) {
            return new Origin(owner, codes, uses, parents);
        }
    }

    /** What is left of entries that were taken back. @param kinds of each */
    static EntryGone of(RecordId team, Map<RecordId, EntryKind> kinds, EntryStore store) {
        Map<RecordId, Origin> origins = store.origins(kinds.entrySet().stream()
                .filter(one -> one.getValue() == EntryKind.EVIDENCE)
                .map(Map.Entry::getKey)
                .toList());
        Map<RecordId, Was> entries = new LinkedHashMap<>();
        kinds.forEach((id, kind) -> {
            Origin origin = origins.get(id);
            entries.put(
                    id, origin == null ? Was.of(kind) : new Was(kind, origin.codes(), origin.uses(), origin.parents()));
        });
        return new EntryGone(team, entries);
    }

    /** The same as every release reads it. */
    EntryGone plain() {
        Map<RecordId, Was> all = new LinkedHashMap<>();
        entries.forEach((id, was) -> all.put(id, Was.of(was.kind())));
        return new EntryGone(team, all);
    }

    /** Those of which more is to be said than that. */
    EntryGone limited() {
        Map<RecordId, Was> all = new LinkedHashMap<>(entries);
        all.values().removeIf(Was::plain);
        return new EntryGone(team, all);
    }

    int format() {
        return entries.values().stream().allMatch(Was::plain) ? BEFORE : FORMAT;
    }

    String text() {
        return Said.text(out -> {
            out.writeStringField("team", team.toString());
            out.writeArrayFieldStart("entries");
            for (Map.Entry<RecordId, Was> one : entries.entrySet()) {
                Was was = one.getValue();
                out.writeStartObject();
                out.writeStringField("id", one.getKey().toString());
                out.writeStringField("kind", was.kind().token());
                if (!was.codes().equals(OPEN)) {
                    write(out, "codes", codes(was.codes()));
                }
                if (!was.uses().equals(NARROW)) {
                    write(out, Use.FIELD, further(was.uses()));
                }
                if (!was.parents().isEmpty()) {
                    write(out, "parents", parents(was.parents()));
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private static void write(JsonGenerator out, String name, List<String> words) throws IOException {
        out.writeArrayFieldStart(name);
        for (String word : words) {
            out.writeString(word);
        }
        out.writeEndArray();
    }

    private static List<String> codes(Set<HandlingCode> codes) {
        return codes.stream().sorted().map(HandlingCode::name).toList();
    }

    /** The team's purpose goes without saying. */
    private static List<String> further(Set<Use> uses) {
        return Use.tokens(uses.stream().filter(one -> one != Use.TEAM).collect(Collectors.toSet()));
    }

    private static List<String> parents(Collection<RecordId> parents) {
        return parents.stream().map(RecordId::toString).sorted().limit(MOST).toList();
    }

    /** Strictly: there is one way to write it. @throws Refusal {@code jit.form} */
    static EntryGone read(String text) {
        Said said = Said.of(text, "gone", Set.of("team", "entries"));
        Map<RecordId, Was> entries = new LinkedHashMap<>();
        for (Said one : said.all("entries", MOST, NAMES)) {
            entries.put(one.id("id"), was(one));
        }
        return new EntryGone(said.id("team"), entries);
    }

    private static Was was(Said said) {
        EntryKind kind = said.one("kind", EntryKind::of);
        Set<HandlingCode> codes = EnumSet.of(HandlingCode.H0);
        if (limited(said, kind, "codes")) {
            List<String> words = said.words("codes", HandlingCode.values().length);
            codes = words.stream().map(EntryGone::code).collect(Collectors.toSet());
            refuse(
                    codes.isEmpty()
                            || codes.contains(HandlingCode.H0)
                            || !codes(codes).equals(words),
                    "codes");
        }
        Set<Use> uses = EnumSet.of(Use.TEAM);
        if (limited(said, kind, Use.FIELD)) {
            List<String> words = said.words(Use.FIELD, Use.values().length);
            words.forEach(word -> uses.add(Use.of(word).orElseThrow(() -> Said.form(Use.FIELD))));
            refuse(words.isEmpty() || !further(uses).equals(words), Use.FIELD);
        }
        Set<RecordId> parents = new TreeSet<>();
        if (limited(said, kind, "parents")) {
            List<RecordId> ids = said.ids("parents", MOST);
            parents.addAll(ids);
            refuse(ids.isEmpty() || !parents(parents).equals(said.words("parents", MOST)), "parents");
        }
        return new Was(kind, codes, uses, parents);
    }

    private static boolean limited(Said said, EntryKind kind, String name) {
        boolean there = said.has(name);
        refuse(there && kind != EntryKind.EVIDENCE, name);
        return there;
    }

    private static HandlingCode code(String word) {
        try {
            return HandlingCode.parse(word);
        } catch (Refusal refusal) {
            throw Said.form("codes");
        }
    }

    private static void refuse(boolean wrong, String name) {
        if (wrong) {
            throw Said.form(name);
        }
    }
}
