package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.protocols.Facet;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.ProtocolStore.Total;
import org.enlace.protocols.internal.SortKey;
import org.enlace.protocols.internal.persistence.Terms.FacetValue;

/**
 * Reads the lists of records in the database: plain SQL, since each statement is written for one index. A list is walked along
 * its key. Which records meet several conditions is known beforehand, as the set they have in common: of few the places are
 * looked up and sorted; many are soon met on the walk.
 */
final class TermLists {
    /** With words in titles, so many records are looked at to count those that have them. */
    private static final int COUNTED_THROUGH = 1_000;

    /** So many rows are walked at a time at most. */
    private static final int STEP = 4_000;

    /** A record is looked up by its ordinal in about the time in which so many rows are walked. */
    private static final int LOOKUP = 4;

    /** Ordinals in one statement; few sizes, so that the database knows the statements. */
    private static final int[] LOOKED_UP_AT_ONCE = {16, 256};

    // Derby plans for the whole result, not for its first page, and would sort or hash a long list. These tell it to
    // walk the named index and to look up the rest; to PostgreSQL they are comments.
    private static final String AS_WRITTEN = "--DERBY-PROPERTIES joinOrder=FIXED\n";
    private static final String BY_PLACE = "--DERBY-PROPERTIES constraint=protocol_term_pk\n";
    private static final String BY_LATEST = "--DERBY-PROPERTIES index=protocol_latest\n";
    private static final String BY_ORDINAL = "--DERBY-PROPERTIES constraint=protocol_ordinal\n";
    private static final String AT_PLACE = "--DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=protocol_place\n";

    /** A record in a list, and where it stands. */
    record Found(int ordinal, String position) {}

    private record Term(String name, Members members) {}

    private final EntityManager entities;
    private final ProtocolFilter filter;
    private final Audience audience;
    private final String words;

    TermLists(EntityManager entities, ProtocolFilter filter, Audience audience, String words) {
        this.entities = entities;
        this.filter = filter;
        this.audience = audience;
        this.words = words;
    }

    /** At most {@code limit} records after a place, or the nearest ones before it, in the order of the list. */
    List<Found> walk(Place place, int limit) {
        List<Found> found = found(place, limit);
        if (place.backward()) {
            Collections.reverse(found);
        }
        return found;
    }

    /** The nearest one first. */
    private List<Found> found(Place place, int limit) {
        List<String> names = Terms.of(filter, audience);
        boolean everything = filter.conditions() == 0 && audience.equals(Audience.EVERYBODY);
        if (names.size() == 1 && (filter.order() == Order.TITLE || everything)) {
            return step(names.get(0), place, limit);
        }
        List<Term> terms = terms(names);
        Members members = common(terms);
        String walked = filter.order() == Order.TITLE ? terms.get(0).name() : Terms.all(filter.state(), audience);
        long count = members.count();
        long onTheWay = limit * records(walked) / Math.max(count, 1);
        return count * LOOKUP <= onTheWay
                ? sorted(members, place, limit)
                : walked(walked, members, place, limit, onTheWay);
    }

    private List<Found> walked(String term, Members members, Place from, int limit, long expected) {
        List<Found> found = new ArrayList<>();
        Place place = from;
        long size = limit + expected + expected / 4;
        while (true) {
            int step = (int) Math.min(size, STEP);
            List<Found> rows = step(term, place, step);
            for (Found row : rows) {
                if (members.contains(row.ordinal())) {
                    found.add(row);
                    if (found.size() == limit) {
                        return found;
                    }
                }
            }
            if (rows.size() < step) {
                return found;
            }
            place = new Place(rows.get(rows.size() - 1).position(), from.backward());
            size = 2 * size;
        }
    }

    /** The next rows of one list, whatever other conditions there are. */
    private List<Found> step(String term, Place place, int limit) {
        return filter.order() == Order.TITLE ? byTitle(term, place, limit) : byChange(place, limit);
    }

    private List<Found> byTitle(String term, Place place, int limit) {
        Statement sql = new Statement("select f.place from ");
        sql.add(AS_WRITTEN).add(" protocols.protocol_term f ").add(BY_PLACE);
        if (words != null) {
            sql.add(", protocols.protocol p ").add(AT_PLACE);
        }
        sql.add(" where f.term = ?", term);
        if (words != null) {
            sql.add(" and p.place = f.place").like(words);
        }
        if (place.position() != null) {
            sql.add(place.backward() ? " and f.place < ?" : " and f.place > ?", place.position());
        }
        sql.add(" order by f.place").add(place.backward() ? " desc" : "").first(limit);
        List<Found> found = new ArrayList<>();
        for (Object row : sql.query(entities).getResultList()) {
            found.add(new Found(Terms.ordinal((String) row), (String) row));
        }
        return found;
    }

    private List<Found> byChange(Place place, int limit) {
        Statement sql = new Statement("select p.ordinal, p.changed from protocols.protocol p ");
        sql.add(BY_LATEST)
                .add(" where p.state = ?", audience.state(filter.state()))
                .like(words);
        if (place.position() != null) {
            sql.add(place.backward() ? " and p.changed > ?" : " and p.changed < ?", Long.valueOf(place.position()));
        }
        sql.add(" order by p.changed").add(place.backward() ? "" : " desc").first(limit);
        return positions(sql);
    }

    private List<Found> sorted(Members members, Place place, int limit) {
        Comparator<Found> byPosition = filter.order() == Order.TITLE
                ? Comparator.comparing(Found::position)
                : Comparator.comparingLong((Found found) -> Long.parseLong(found.position()))
                        .reversed();
        Comparator<Found> nearestFirst = place.backward() ? byPosition.reversed() : byPosition;
        Found from = new Found(0, place.position());
        return lookedUp(members.stream().toArray()).stream()
                .filter(found -> place.position() == null || nearestFirst.compare(found, from) > 0)
                .sorted(nearestFirst)
                .limit(limit)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Where records stand in the list, in no order; those without the words are left out. */
    private List<Found> lookedUp(int[] ordinals) {
        List<Found> found = new ArrayList<>();
        String position = filter.order() == Order.TITLE ? "p.place" : "p.changed";
        for (int from = 0; from < ordinals.length; ) {
            int left = ordinals.length - from;
            int at = from;
            int size = left <= LOOKED_UP_AT_ONCE[0] ? LOOKED_UP_AT_ONCE[0] : LOOKED_UP_AT_ONCE[1];
            Statement sql = new Statement("select p.ordinal, " + position + " from protocols.protocol p ");
            sql.add(BY_ORDINAL).add(" where p.ordinal in (");
            IntStream.range(0, size)
                    .forEach(i -> sql.add(i == 0 ? "?" : ",?", ordinals[Math.min(at + i, ordinals.length - 1)]));
            found.addAll(positions(sql.add(")").like(words)));
            from += size;
        }
        return found;
    }

    private List<Found> positions(Statement sql) {
        List<Found> found = new ArrayList<>();
        for (Object row : sql.query(entities).getResultList()) {
            Object[] columns = (Object[]) row;
            found.add(new Found(((Number) columns[0]).intValue(), columns[1].toString()));
        }
        return found;
    }

    /** How many there are; with words, as many as the first thousand of the others tell. */
    Total count() {
        List<String> names = Terms.of(filter, audience);
        return names.size() == 1 && words == null
                ? new Total(records(names.get(0)), true)
                : count(common(terms(names)));
    }

    /** How many of a set there are, words considered. */
    Total count(Members members) {
        if (words == null) {
            return new Total(members.count(), true);
        }
        int[] ordinals = members.stream().limit(COUNTED_THROUGH).toArray();
        return new Total(lookedUp(ordinals).size(), members.count() <= COUNTED_THROUGH);
    }

    /** The records that meet all conditions, words aside. */
    Members members() {
        return common(terms(Terms.of(filter, audience)));
    }

    /** How many of the filter's records have each of some values, words aside. */
    Map<FacetValue, Long> counts(Map<Facet, List<String>> values) {
        Map<FacetValue, Long> counts = new HashMap<>();
        if (filter.conditions() > 0) {
            members(values).forEach((value, members) -> counts.put(value, (long) members.count()));
            return counts;
        }
        terms(values, "select term, sum(records) from protocols.term_part where term in (", ") group by term", row -> {
            counts.put((FacetValue) row[0], ((Number) row[1]).longValue());
        });
        return counts;
    }

    /** Those of the filter's records that have each of some values, words aside. */
    Map<FacetValue, Members> members(Map<Facet, List<String>> values) {
        Members all = members();
        Map<FacetValue, SortedMap<Integer, byte[]>> parts = new HashMap<>();
        if (all.count() > 0) {
            terms(
                    values,
                    "select term, part, bits from protocols.term_part where term in (",
                    ")",
                    row -> parts.computeIfAbsent((FacetValue) row[0], value -> new TreeMap<>())
                            .put(((Number) row[1]).intValue(), (byte[]) row[2]));
        }
        Map<FacetValue, Members> members = new HashMap<>();
        parts.forEach((value, bits) -> members.put(value, all.and(Members.of(bits))));
        return members;
    }

    /** Reads the rows of many terms, some at a time. @param row its first column is the value in the place of its term */
    private void terms(Map<Facet, List<String>> values, String begin, String end, Consumer<Object[]> row) {
        Map<String, FacetValue> names = new LinkedHashMap<>();
        values.forEach((facet, all) -> all.forEach(value -> {
            FacetValue one = new FacetValue(facet, value);
            names.put(one.term(filter.state(), audience), one);
        }));
        List<String> terms = List.copyOf(names.keySet());
        for (int from = 0; from < terms.size(); from += LOOKED_UP_AT_ONCE[1]) {
            List<String> some = terms.subList(from, Math.min(from + LOOKED_UP_AT_ONCE[1], terms.size()));
            Statement sql = new Statement(begin);
            IntStream.range(0, LOOKED_UP_AT_ONCE[1])
                    .forEach(i -> sql.add(i == 0 ? "?" : ",?", some.get(Math.min(i, some.size() - 1))));
            for (Object found : sql.add(end).query(entities).getResultList()) {
                Object[] columns = ((Object[]) found).clone();
                columns[0] = names.get((String) columns[0]);
                row.accept(columns);
            }
        }
    }

    /** Whether there is any record for this audience in the state asked for. */
    boolean any() {
        return records(Terms.all(filter.state(), audience)) > 0;
    }

    /** The years that have a term with records, latest first. */
    List<Integer> years() {
        String beginning = audience.mark() + Terms.YEAR;
        List<Integer> years = new ArrayList<>();
        for (Object term : entities.createNativeQuery("select distinct term from protocols.term_part"
                        + " where term >= ? and term < ? and records > 0 order by term")
                .setParameter(1, beginning)
                .setParameter(2, beginning + "9999")
                .getResultList()) {
            // A database may sort signs in its own way, so that other terms stand in between.
            if (((String) term).startsWith(beginning)) {
                years.add(0, Integer.valueOf(((String) term).substring(beginning.length())));
            }
        }
        return years;
    }

    private long records(String term) {
        Object sum = entities.createNativeQuery("select sum(records) from protocols.term_part where term = ?")
                .setParameter(1, term)
                .getSingleResult();
        return sum == null ? 0 : ((Number) sum).longValue();
    }

    /** The shortest list first. */
    private List<Term> terms(List<String> names) {
        return names.stream()
                .map(name -> new Term(name, members(name)))
                .sorted(Comparator.comparingInt(term -> term.members().count()))
                .toList();
    }

    private Members members(String term) {
        SortedMap<Integer, byte[]> parts = new TreeMap<>();
        for (Object row : entities.createNativeQuery("select part, bits from protocols.term_part where term = ?")
                .setParameter(1, term)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            parts.put(((Number) columns[0]).intValue(), (byte[]) columns[1]);
        }
        return Members.of(parts);
    }

    private static Members common(List<Term> terms) {
        return terms.stream().map(Term::members).reduce(Members::and).orElseThrow();
    }

    /** An SQL statement with its values. */
    private static final class Statement {
        private final StringBuilder sql;
        private final List<Object> values = new ArrayList<>();

        Statement(String begin) {
            sql = new StringBuilder(begin);
        }

        Statement add(String text) {
            sql.append(text);
            return this;
        }

        Statement add(String condition, Object value) {
            sql.append(condition);
            values.add(value);
            return this;
        }

        Statement like(String words) {
            if (words != null) {
                for (String word : words.split("\\s+")) {
                    // A sort key holds nothing but letters and digits, so nothing in it is special to LIKE.
                    add(" and p.title_key like ?", "%" + SortKey.of(word) + "%");
                }
            }
            return this;
        }

        Statement first(int limit) {
            return add(" fetch first ? rows only", limit);
        }

        Query query(EntityManager entities) {
            Query query = entities.createNativeQuery(sql.toString());
            for (int i = 0; i < values.size(); i++) {
                query.setParameter(i + 1, values.get(i));
            }
            return query;
        }
    }
}
