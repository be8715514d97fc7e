package org.enlace.jit.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.SampleSpace.Made;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.work.Contents;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Transactions;

/** Writes entries of a demonstration: this country's by the use case, those of others as they would arrive. */
final class SampleWriter {
    private final Desks desks;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Made team;

    SampleWriter(Desks desks, Transactions transactions, RecordIds ids, Made team) {
        this.desks = desks;
        this.transactions = transactions;
        this.ids = ids;
        this.team = team;
    }

    /** How far something is relied on. */
    record Said(Grading grading) {
        static Said fact(Grading.Source source, Grading.Information information) {
            return new Said(new Grading(Grading.Nature.FACT, source, information));
        }

        static Said thought(Grading.Source source, Grading.Information information) {
            return new Said(new Grading(Grading.Nature.ASSESSMENT, source, information));
        }
    }

    /** @param place 0 for the leader, 1 for the member */
    RecordId designated(CountryCode country, int place) {
        return team.people().get(country).get(place);
    }

    RecordId ours(Caller author, EntryKind kind, String... pairs) {
        return write(author, kind, Optional.empty(), pairs);
    }

    RecordId ours(Caller author, EntryKind kind, Said said, String... pairs) {
        return write(author, kind, Optional.of(said.grading()), pairs);
    }

    private RecordId write(Caller author, EntryKind kind, Optional<Grading> grading, String... pairs) {
        NewEntry entry = NewEntry.of(kind, values(pairs), Handling.GENERAL, grading);
        return desks.entries().write(team.team(), entry, author).id();
    }

    RecordId theirs(CountryCode country, int author, EntryKind kind, String... pairs) {
        return arrive(country, author, kind, Optional.empty(), Handling.GENERAL, pairs);
    }

    RecordId theirs(CountryCode country, int author, EntryKind kind, Said said, Handling handling, String... pairs) {
        return arrive(country, author, kind, Optional.of(said.grading()), handling, pairs);
    }

    private RecordId arrive(
            CountryCode country,
            int author,
            EntryKind kind,
            Optional<Grading> grading,
            Handling handling,
            String... pairs) {
        Instant at = desks.signing().standings().now(team.team()).truncatedTo(ChronoUnit.MICROS);
        Entry entry = new Entry(
                ids.next(),
                team.team(),
                country,
                1,
                kind,
                designated(country, author),
                at,
                at,
                handling,
                grading,
                Contents.of(kind, values(pairs)));
        SharedRecord record = new SharedRecord(
                entry.id(), EntryWire.TYPE, country, 1, Set.of(desks.country()), handling, Optional.empty());
        transactions.run(() -> desks.work().take(record, EntryWire.text(entry)));
        return entry.id();
    }

    /** The same field again adds a value; empty ones are left out. */
    private static Map<String, List<String>> values(String... pairs) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                values.computeIfAbsent(pairs[i], key -> new ArrayList<>()).add(pairs[i + 1]);
            }
        }
        return values;
    }
}
