package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.SortKey;

/** Walks the lists of records in the database: plain SQL, since each statement is written for one index. */
final class TermLists {
    private static final String TERMS = "protocols.protocol_term";

    /** A record in a list, by its id and where it stands. */
    record Found(String id, String position) {}

    private TermLists() {}

    /** At most {@code limit} records after a place, or the nearest ones before it, in the order of the list. */
    static List<Found> walk(EntityManager entities, ProtocolFilter filter, String words, Place place, int limit) {
        boolean byTitle = filter.order() == Order.TITLE;
        String column = byTitle ? "place" : "changed";
        // By title the list ascends, by change it descends; walking backward turns either around.
        boolean ascending = byTitle != place.backward();
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select f.protocol_id, f." + column);
        conditions(entities, filter, words, sql, values);
        if (place.position() != null) {
            sql.append(" and f.").append(column).append(ascending ? " > ?" : " < ?");
            values.add(byTitle ? place.position() : (Object) Long.valueOf(place.position()));
        }
        sql.append(" order by f.").append(column).append(ascending ? "" : " desc");
        sql.append(" fetch first ").append(limit).append(" rows only");
        List<Found> found = new ArrayList<>();
        for (Object row : query(entities, sql.toString(), values).getResultList()) {
            Object[] columns = (Object[]) row;
            found.add(new Found((String) columns[0], columns[1].toString()));
        }
        if (place.backward()) {
            Collections.reverse(found);
        }
        return found;
    }

    /** How many there are; counted one by one up to a limit unless a kept count tells. */
    static long count(EntityManager entities, ProtocolFilter filter, String words, int limit) {
        List<String> terms = Terms.of(filter);
        if (terms.size() == 1 && words == null) {
            return records(entities, terms.get(0));
        }
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select count(*) from (select f.protocol_id");
        conditions(entities, filter, words, sql, values);
        sql.append(" fetch first ").append(limit + 1).append(" rows only) counted");
        return ((Number) query(entities, sql.toString(), values).getSingleResult()).longValue();
    }

    /** The years that have a term with records, latest first. */
    static List<Integer> years(EntityManager entities) {
        List<Integer> years = new ArrayList<>();
        Query query = query(
                entities,
                "select term from protocols.term_count where term >= ? and term < ? and records > 0 order by term",
                List.of(Terms.YEAR, Terms.YEAR + "9999"));
        for (Object term : query.getResultList()) {
            years.add(0, Integer.valueOf(((String) term).substring(Terms.YEAR.length())));
        }
        return years;
    }

    /** Adds to the kept counts. */
    static void count(EntityManager entities, Map<String, Integer> changes) {
        changes.forEach((term, change) -> {
            if (change == 0) {
                return;
            }
            int known = query(
                            entities,
                            "update protocols.term_count set records = records + ? where term = ?",
                            List.of(change, term))
                    .executeUpdate();
            if (known == 0) {
                query(entities, "insert into protocols.term_count (term, records) values (?, ?)", List.of(term, change))
                        .executeUpdate();
            }
        });
    }

    private static long records(EntityManager entities, String term) {
        List<?> rows = query(entities, "select records from protocols.term_count where term = ?", List.of(term))
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
    }

    private static void conditions(
            EntityManager entities, ProtocolFilter filter, String words, StringBuilder sql, List<Object> values) {
        List<String> terms = new ArrayList<>(Terms.of(filter));
        if (terms.size() > 1) {
            // Walk the shortest list and look each record up in the others.
            terms.sort(Comparator.comparingLong(term -> records(entities, term)));
        }
        sql.append(" from ").append(TERMS).append(" f where f.term = ?");
        values.add(terms.get(0));
        for (String other : terms.subList(1, terms.size())) {
            sql.append(" and exists (select 1 from ").append(TERMS);
            sql.append(" g where g.protocol_id = f.protocol_id and g.term = ?)");
            values.add(other);
        }
        if (words != null) {
            for (String word : words.split("\\s+")) {
                // A sort key holds nothing but letters and digits, so nothing in it is special to LIKE.
                sql.append(" and f.place like ?");
                values.add("%" + SortKey.of(word) + "%00%");
            }
        }
    }

    private static Query query(EntityManager entities, String sql, List<?> values) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
