package org.enlace.jit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where statements are kept: those that count, and those that came before what they are about. */
public interface StatementStore {
    Optional<Statement> find(RecordId id);

    /** In {@link Statement#ORDER}. */
    List<Statement> of(RecordId team);

    /** In {@link Statement#ORDER}. */
    List<Statement> of(RecordId team, Set<String> kinds);

    /** What a country said in a team, by number, without what was taken back. */
    List<Statement> said(RecordId team, CountryCode country);

    /** The number of the last a country said in a team, also of one that was taken back; 0 for none. */
    long last(RecordId team, CountryCode country);

    /** When the last statement of a team was said, by whomever; empty where none was. */
    Optional<Instant> latest(RecordId team);

    /** Whether a country has said something under a number in a team, or something with the id. */
    boolean taken(Statement statement);

    void add(Statement statement);

    /** Leaves of a statement that it was there; nothing of what it said. */
    void erase(RecordId id);

    /** As if it had never come. */
    void remove(RecordId id);

    /** What came early, in {@link Statement#ORDER}. */
    List<Statement> early(RecordId team);

    Optional<Statement> findEarly(RecordId id);

    long countEarly(CountryCode country);

    void addEarly(Statement statement);

    void removeEarly(RecordId id);
}
