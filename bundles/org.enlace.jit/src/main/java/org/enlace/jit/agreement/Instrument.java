package org.enlace.jit.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.access.Designation;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * A text that parties sign, complete and never changed: another version is another instrument. Who has signed it and whether it is
 * in force is not part of it.
 *
 * @param id           its id, that of the statement which proposed it
 * @param team         the team
 * @param proposer     whose node proposed it
 * @param kind         the agreement or which annex
 * @param basis        the legal basis, a key of the catalogue such as {@code mercosur-2010}
 * @param parties      the parties there are once it is in force, in the order of the text
 * @param lastDay      until when the team runs, where the kind says so (agreement, extension, closure); of a departure the party's last
 * @param zone         in which {@code lastDay} is meant
 * @param languages    the languages of the text, all equally authentic unless the clauses say otherwise
 * @param clauses      the text, in order, in every one of the languages, with placeholders filled
 * @param designations people named or changed by it
 * @param replaces     the instrument it was written in the place of, while both are proposals
 * @param base         the hash of what was in force when it was written; empty for an agreement
 * @param hash         SHA-256 over the canonical JSON of all the above but {@code id}, 64 hexadecimal digits
 */
public record Instrument(
        RecordId id,
        RecordId team,
        CountryCode proposer,
        InstrumentKind kind,
        String basis,
        List<Party> parties,
        Optional<LocalDate> lastDay,
        ZoneId zone,
        Set<Language> languages,
        List<ClauseText> clauses,
        List<Designation> designations,
        Optional<RecordId> replaces,
        Optional<String> base,
        String hash) {
    public Instrument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(proposer, "proposer");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(zone, "zone");
        parties = List.copyOf(parties);
        languages = Collections.unmodifiableSet(new TreeSet<>(languages));
        clauses = List.copyOf(clauses);
        designations = List.copyOf(designations);
    }

    /** The same with the hash that its text has. */
    public Instrument hashed() {
        return new Instrument(
                id,
                team,
                proposer,
                kind,
                basis,
                parties,
                lastDay,
                zone,
                languages,
                clauses,
                designations,
                replaces,
                base,
                InstrumentForm.hash(this));
    }

    /** Whether it was written in the place of another: of the same kind, and where that is one party's own, by the same. */
    public boolean takesPlaceOf(Instrument other) {
        return replaces.filter(other.id()::equals).isPresent()
                && !hash.equals(other.hash())
                && kind == other.kind()
                && (kind.signers() == InstrumentKind.Signers.ALL || proposer.equals(other.proposer()));
    }

    /** Whether it says of a country that it is a party. */
    public boolean names(CountryCode country) {
        return parties.stream().map(Party::country).anyMatch(country::equals);
    }

    public Optional<ClauseText> clause(String key) {
        return clauses.stream().filter(one -> one.key().equals(key)).findFirst();
    }
}
