package org.enlace.jit.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

/** Entries as a test tells them; each is written a second after the one before. */
public final class Sketches {
    public static final RecordId TEAM = id(1);
    public static final CountryCode CO = new CountryCode("CO");
    public static final CountryCode BR = new CountryCode("BR");
    private static final Grading FACT = new Grading(Grading.Nature.FACT, Grading.Source.B, Grading.Information.G2);
    private static final Grading THOUGHT =
            new Grading(Grading.Nature.ASSESSMENT, Grading.Source.C, Grading.Information.G4);
    private static final Instant BEGIN = Instant.parse("2027-03-01T12:00:00Z");

    private final List<Seen> all = new ArrayList<>();
    private int last = 100;

    public static RecordId id(long number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    public List<Seen> all() {
        return List.copyOf(all);
    }

    public RecordId person(String name, String standing) {
        return put(EntryKind.PERSON, CO, name, Map.of("name", List.of(name), "standing", List.of(standing)));
    }

    public RecordId thing(EntryKind kind, String name) {
        String field =
                kind.field("name").isPresent() ? "name" : kind.field("plate").isPresent() ? "plate" : "number";
        return put(kind, BR, name, Map.of(field, List.of(name)));
    }

    public RecordId held(EntryKind kind, String number, RecordId holder) {
        return put(kind, CO, number, Map.of("number", List.of(number), "holder", List.of(holder.toString())));
    }

    public RecordId relation(RecordId from, String word, RecordId to) {
        return put(
                EntryKind.RELATION,
                CO,
                word,
                Map.of("from", List.of(from.toString()), "relation", List.of(word), "to", List.of(to.toString())));
    }

    public RecordId same(RecordId kept, RecordId... merged) {
        return put(
                EntryKind.SAME,
                CO,
                "same",
                Map.of(
                        "kept",
                        List.of(kept.toString()),
                        "merged",
                        java.util.Arrays.stream(merged).map(RecordId::toString).toList()));
    }

    public RecordId put(EntryKind kind, CountryCode owner, String title, Map<String, List<String>> values) {
        return put(kind, owner, title, values, Optional.empty());
    }

    public RecordId put(
            EntryKind kind,
            CountryCode owner,
            String title,
            Map<String, List<String>> values,
            Optional<Seen.Kept> kept) {
        RecordId id = id(++last);
        Instant at = BEGIN.plusSeconds(last);
        Optional<Grading> grading = kind.graded() ? Optional.of(last % 3 == 0 ? THOUGHT : FACT) : Optional.empty();
        Entry entry =
                new Entry(id, TEAM, owner, 1, kind, id(2), at, at, Handling.GENERAL, grading, new Content(values));
        all.add(new Seen(entry, title, kept, false));
        return id;
    }

    /** The same in another team. */
    public static Seen of(RecordId team, Seen seen) {
        Entry entry = seen.entry();
        return new Seen(
                new Entry(
                        entry.id(),
                        team,
                        entry.owner(),
                        entry.version(),
                        entry.kind(),
                        entry.author(),
                        entry.written(),
                        entry.changed(),
                        entry.handling(),
                        entry.grading(),
                        entry.content()),
                seen.title(),
                seen.kept(),
                seen.same());
    }

    public void take(RecordId id) {
        all.removeIf(seen -> seen.entry().id().equals(id));
    }

    /** Groups of people around a few, with telephones, cars and some relations between groups; the same each time. */
    public static Sketches network(int nodes) {
        Sketches made = new Sketches();
        Random random = new Random(20_270_301);
        List<RecordId> people = new ArrayList<>();
        String[] standings = {"suspect", "suspect", "victim", "witness", "other"};
        String[] words = {"knows", "family", "works-for", "recruits", "pays", "calls"};
        for (int i = 0; i < nodes; i++) {
            if (i % 3 == 2) {
                RecordId owner = people.get(people.size() - 1 - random.nextInt(Math.min(8, people.size())));
                if (i % 2 == 0) {
                    made.held(EntryKind.TELEPHONE, "+57 300 " + (1_000_000 + i), owner);
                } else {
                    made.relation(owner, "owns", made.thing(EntryKind.VEHICLE, "ABC" + i));
                }
            } else {
                RecordId one = made.person("Persona " + i, standings[i % standings.length]);
                if (!people.isEmpty() && i % 40 != 0) {
                    int back = Math.min(people.size(), random.nextInt(10) == 0 ? people.size() : 12);
                    made.relation(
                            people.get(people.size() - 1 - random.nextInt(back)),
                            words[random.nextInt(words.length)],
                            one);
                }
                people.add(one);
            }
        }
        return made;
    }
}
