package org.enlace.jit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Where statements are kept: those that count, and those that came before what they are about. The same country, id and number may be
 * there more than once: from that country, and as others tell it.
 */
public interface StatementStore {
    /** @param teller who told it: the country that said it, or another, once that one left the team */
    record Kept(Statement said, CountryCode teller) {
        public Kept {
            Objects.requireNonNull(said, "said");
            Objects.requireNonNull(teller, "teller");
        }

        /** As its own country says it. */
        static Kept own(Statement said) {
            return new Kept(said, said.country());
        }

        boolean own() {
            return teller.equals(said.country());
        }
    }

    /** What a country said under an id, as it says itself. */
    Optional<Statement> find(CountryCode country, RecordId id);

    /** What is said to be said by a country under an id, whoever tells it, also what waits; without what was taken back. */
    List<Kept> all(CountryCode country, RecordId id);

    /** In {@link Statement#ORDER}. */
    List<Statement> of(RecordId team);

    /** In {@link Statement#ORDER}. */
    List<Statement> of(RecordId team, Set<String> kinds);

    /** What a country said in a team, by number, without what was taken back. */
    List<Statement> said(RecordId team, CountryCode country);

    /** How much of what somebody told that a country said in a team counts. */
    long count(RecordId team, CountryCode country, CountryCode teller);

    /** The number of the last a country said in a team, also of one that was taken back; 0 for none. */
    long last(RecordId team, CountryCode country);

    /** When the last statement of a team was said, by whomever; empty where none was. */
    Optional<Instant> latest(RecordId team);

    /** Whether its country itself, or who tells it, has said something under its number in the team, or something with its id. */
    boolean taken(Kept kept);

    /** Whether, of what counts, its country itself, or who tells it, said a later one at an earlier moment. */
    boolean disordered(Kept kept);

    /** What others tell, or told and waits, that cannot be so if its country says this: under its id or number, or in another order. */
    List<Kept> outweighed(Statement said);

    /** What others tell that a country said in a team, or told and waits. */
    List<Kept> told(RecordId team, CountryCode country);

    /** What a country itself said of a kind in a team, and counts. */
    List<Statement> saidItself(RecordId team, CountryCode country, String kind);

    void add(Kept kept);

    /** Its country says it, too. */
    void own(Kept kept);

    /** Leaves of a statement that it was there; nothing of what it said. */
    void erase(Statement said);

    /** As if it had never come; also where it waits. */
    void remove(Kept kept);

    /** What came early, in {@link Statement#ORDER}. */
    List<Kept> early(RecordId team);

    /** How much waits of what a country said itself, or of what it told in the names of others. */
    long countEarly(CountryCode teller, boolean own);

    void addEarly(Kept kept);

    /** @return whether it waited */
    boolean removeEarly(Kept kept);
}
