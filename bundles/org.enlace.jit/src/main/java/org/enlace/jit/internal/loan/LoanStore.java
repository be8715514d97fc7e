package org.enlace.jit.internal.loan;

import java.util.List;
import java.util.Optional;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Where loans are kept: what this country lends, with the copies of each, and what others lend to it. */
public interface LoanStore {
    Optional<Loan> find(RecordId id);

    /** The one that was asked for by a form; see {@link #add}. */
    Optional<Loan> form(String form);

    /** Those of a team, newest first: all that may still come to something, then so many of the others. */
    List<Loan> of(RecordId team, int most);

    /** Those of an item, oldest first. */
    List<Loan> lentOf(RecordId item);

    /** Those that are lent, oldest first, after one. */
    List<Loan> lent(Optional<RecordId> after, int most);

    /** @param form by what its form is known; blank for none */
    void add(Loan loan, String form);

    /** In the place of the version before it. @throws org.enlace.platform.Stale where that is not there */
    void put(Loan loan);

    Optional<Copy> copy(RecordId id);

    /** Those of a loan, by country and file. */
    List<Copy> copies(RecordId loan);

    /** Those of which something is asked for that was not given, oldest first, after one. */
    List<Copy> due(Optional<RecordId> after, int most);

    /** In the place of what was known of it. */
    void put(Copy copy);

    Optional<Borrowed> borrowed(RecordId copy);

    /** What others lend in a team, newest first: all of which something may follow, then so many of the others. */
    List<Borrowed> borrowed(RecordId team, int most);

    /** What others lend of an item, oldest first. */
    List<Borrowed> ofItem(RecordId item);

    /** Those of which something may follow, oldest first, after one. */
    List<Borrowed> open(Optional<RecordId> after, int most);

    /** How many of them are a country's. */
    long open(CountryCode lender);

    /** In the place of what was known of it. */
    void put(Borrowed borrowed);

    /** How many parts of what is asked for are here. */
    int parts(RecordId copy);

    /** The data of a part, in Base64; empty where it is not here. @param number from 1 */
    Optional<String> part(RecordId copy, int number);

    /** One that is here already stays. */
    void addPart(RecordId copy, int number, String data);

    void removeParts(RecordId copy);
}
