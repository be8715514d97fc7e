package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.officer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Seen;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

/** A team in force, with somebody in each role in each country, who write. What they write waits until it is carried. */
final class Workroom implements AutoCloseable {
    static final Caller LEADER = Parties.LEADER;
    static final Caller MEMBER = Parties.MEMBER;
    static final Caller SECONDED = officer("seconded", JitPermissions.READ);
    static final Caller EXPERT = officer("expert", JitPermissions.READ);
    static final Caller AUTHORITY = officer("authority", JitPermissions.READ, JitPermissions.SIGN);
    static final Caller OUTSIDER = officer("outsider", JitPermissions.READ);
    static final Caller ADMIN = officer("admin", JitPermissions.READ, JitPermissions.OVERSEE, JitPermissions.CENTRAL);
    static final Optional<Grading> GRADED =
            Optional.of(new Grading(Grading.Nature.FACT, Grading.Source.A, Grading.Information.G1));

    final Parties parties;
    final RecordId team;

    Workroom(TestDatabase database, CountryCode... others) {
        this(database, true, others);
    }

    /** @param running whether everybody has signed */
    Workroom(TestDatabase database, boolean running, CountryCode... others) {
        this(new Parties(database.kind(), others), running);
    }

    Workroom(Parties parties, boolean running) {
        this.parties = parties;
        parties.further(Parties.person(TeamRole.SECONDED, "seconded", TestNode.BOGOTA));
        parties.further(Parties.person(TeamRole.PARTICIPANT, "expert", TestNode.BOGOTA));
        parties.further(Parties.person(TeamRole.AUTHORITY, "authority", TestNode.BOGOTA));
        team = parties.team;
        if (running) {
            parties.inForce();
        }
    }

    Entries entries(CountryCode country) {
        return parties.of(country).desks.entries();
    }

    /** Everything there is to carry. */
    void carry() {
        parties.carry();
    }

    static NewEntry a(EntryKind kind, Handling handling, String... fields) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.merge(fields[i], List.of(fields[i + 1]), (one, other) -> java.util.stream.Stream.concat(
                            one.stream(), other.stream())
                    .toList());
        }
        return NewEntry.of(kind, values, handling, GRADED);
    }

    Entry write(CountryCode country, Caller caller, EntryKind kind, String... fields) {
        return entries(country).write(team, a(kind, Handling.GENERAL, fields), caller);
    }

    Entry write(CountryCode country, EntryKind kind, String... fields) {
        return write(country, MEMBER, kind, fields);
    }

    /** What somebody sees of an entry. */
    Seen see(CountryCode country, Caller caller, Entry entry) {
        return entries(country).find(team, entry.id(), caller);
    }

    /** The titles of a list, newest first. */
    List<String> titles(CountryCode country, Caller caller, EntryKind... kinds) {
        return entries(country).list(team, EntryQuery.of(kinds), Place.FIRST, 100, caller).items().stream()
                .map(Seen::title)
                .toList();
    }

    List<String> found(CountryCode country, Caller caller, String words) {
        EntryQuery query = new EntryQuery(Set.of(), Optional.empty(), words, Optional.empty());
        return entries(country).list(team, query, Place.FIRST, 100, caller).items().stream()
                .map(Seen::title)
                .toList();
    }

    /** The designation of somebody of a country. */
    String designation(CountryCode country, String account) {
        return parties.named(country, country, account).id().toString();
    }

    List<String> quarantine(CountryCode country) {
        return parties.of(country).quarantine();
    }

    @Override
    public void close() {
        parties.close();
    }
}
