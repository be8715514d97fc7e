package org.enlace.protocols;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * What the countries of the region decided about the documents, as far as this node knows it: its own decisions, and what partners let
 * it know. That nothing is known of a country says nothing about that country. A service. A document that does not exist for the caller
 * is in no row, no count and no file.
 */
public interface Region {
    /** The country of this node. */
    CountryCode home();

    /**
     * One page of the matrix, in a number of queries that does not grow with its rows or columns.
     *
     * @param cursor from the page before or after, or null for the first
     * @param limit  1 to 100
     * @throws org.enlace.platform.Refusal {@code protocol.cursor}, {@code protocol.limit}, {@code protocol.country}
     */
    Matrix page(RegionFilter filter, String cursor, int limit, Caller caller);

    /** What is known of every country about one document, this country first, then by code. */
    List<CountryAdoption> adoptions(RecordId protocol, Caller caller);

    /**
     * What a country owns and what it decided.
     *
     * @param cursor of its own documents, or null for the first
     * @throws org.enlace.platform.NotFound when no country has the code
     */
    Profile profile(CountryCode country, String cursor, Caller caller);

    /** Refuses as {@link #table} would, before anything is written. */
    void check(RegionFilter filter, Caller caller);

    /**
     * The matrix as a table for spreadsheets, a line for each document and a column for each country; needs
     * {@link Protocols#EXPORT}. Left out are restricted documents and partners' under H2 and H3; an adoption under H2 or H3 is told by
     * its code alone. Audited before and after, as every export of the library.
     */
    void table(TableFormat format, RegionFilter filter, OutputStream out, Caller caller);

    /**
     * @param countries of which anything is known about documents that exist for the caller, this one included, by code: the columns, the same on every page
     * @param previous  null on the first page
     * @param next      null on the last page
     * @param total     how many documents there are, at least
     * @param exact     whether that is how many there are
     */
    record Matrix(
            List<Row> rows, List<CountryCode> countries, String previous, String next, long total, boolean exact) {
        public Matrix {
            rows = List.copyOf(rows);
            countries = List.copyOf(countries);
        }
    }

    /** @param cells by country, where something is known of it */
    record Row(Protocol document, Map<CountryCode, CountryAdoption> cells) {
        public Row {
            cells = Map.copyOf(cells);
        }

        /** How many countries are known to have adopted it. */
        public long adoptions() {
            return cells.values().stream()
                    .filter(cell -> cell.state().adopted())
                    .count();
        }
    }

    /**
     * @param owned      some of the documents it owns and that are here, by title
     * @param ownedTotal how many these are altogether
     * @param previous   the cursor of those before, null where there are none
     * @param next       the cursor of those after, null where there are none
     * @param decisions  every decision that is known, by the titles of the documents, at most {@value #DECISIONS_AT_MOST}
     */
    record Profile(
            CountryCode country,
            List<Protocol> owned,
            long ownedTotal,
            String previous,
            String next,
            List<Decision> decisions) {
        public static final int DECISIONS_AT_MOST = 1_000;

        public Profile {
            owned = List.copyOf(owned);
            decisions = List.copyOf(decisions);
        }

        /** Those of some states. */
        public List<Decision> in(Adoption.State... states) {
            List<Adoption.State> wanted = List.of(states);
            return decisions.stream()
                    .filter(one -> wanted.contains(one.adoption().state()))
                    .toList();
        }
    }

    /**
     * @param adoption without the words of its reservations where the document is restricted
     * @param document what it is about; empty where the document is not here
     */
    record Decision(CountryAdoption adoption, Optional<Protocol> document) {
        public Decision {
            if (restricted(document)) {
                adoption = adoption.withoutWords();
            }
        }

        /** Whether the act is told only to those who open the document, with what they open it for. */
        public boolean restricted() {
            return restricted(document);
        }

        private static boolean restricted(Optional<Protocol> document) {
            return document.filter(one -> one.content().restrictedTo().restricted())
                    .isPresent();
        }

        public boolean behind() {
            return document.filter(adoption::behind).isPresent();
        }
    }
}
