package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.enlace.platform.RecordId;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.ProtocolStore.Total;
import org.enlace.protocols.internal.SortKey;

/**
 * Walks the lists of records in the database: plain SQL, since each statement is written for one index. With several
 * conditions the shortest list is walked and each record looked up in the others.
 */
final class TermLists {
    /** So many records are looked at to count those that meet several conditions. */
    private static final int COUNTED_THROUGH = 1_000;

    /** A list up to this length is sorted by change as a whole; of a longer one the latest changes are soon found. */
    private static final int SORTED_AT_MOST = 1_000;

    // Derby plans for the whole result, not for its first page, and would sort or hash a long list. These tell it to
    // walk the
    // named index and to look up the rest; to PostgreSQL they are comments.
    private static final String AS_WRITTEN = "--DERBY-PROPERTIES joinOrder=FIXED\n";
    private static final String BY_PLACE = "--DERBY-PROPERTIES constraint=protocol_term_pk\n";
    private static final String LOOKED_UP = "--DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=protocol_term_pk\n";
    private static final String BY_LATEST = "--DERBY-PROPERTIES index=protocol_latest\n";
    private static final String AT_PLACE = "--DERBY-PROPERTIES joinStrategy=NESTEDLOOP, constraint=protocol_place\n";

    /** A record in a list, and where it stands. */
    record Found(RecordId id, String position) {}

    private final EntityManager entities;
    private final ProtocolFilter filter;
    private final List<String> terms;
    private final List<Object> values = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();

    private TermLists(EntityManager entities, ProtocolFilter filter) {
        this.entities = entities;
        this.filter = filter;
        terms = new ArrayList<>(Terms.of(filter));
        if (terms.size() > 1) {
            terms.sort(Comparator.comparingLong(term -> records(entities, term)));
        }
    }

    /** At most {@code limit} records after a place, or the nearest ones before it, in the order of the list. */
    static List<Found> walk(EntityManager entities, ProtocolFilter filter, String words, Place place, int limit) {
        TermLists lists = new TermLists(entities, filter);
        List<Found> found = filter.order() == Order.TITLE
                ? lists.byTitle(words, place, limit)
                : lists.byChange(words, place, limit);
        if (place.backward()) {
            Collections.reverse(found);
        }
        return found;
    }

    private List<Found> byTitle(String words, Place place, int limit) {
        sql.append("select f.place");
        fromTerms(words != null);
        like(words);
        if (place.position() != null) {
            add(place.backward() ? " and f.place < ?" : " and f.place > ?", place.position());
        }
        sql.append(" order by f.place").append(place.backward() ? " desc" : "");
        first(limit);
        List<Found> found = new ArrayList<>();
        for (Object row : query().getResultList()) {
            found.add(new Found(Terms.id((String) row), (String) row));
        }
        return found;
    }

    private List<Found> byChange(String words, Place place, int limit) {
        sql.append("select p.id, p.changed");
        if (filter.conditions() > 0 && records(entities, terms.get(0)) <= SORTED_AT_MOST) {
            fromTerms(true);
        } else {
            sql.append(" from ")
                    .append(AS_WRITTEN)
                    .append(" protocols.protocol p ")
                    .append(BY_LATEST);
            add(" where p.state = ?", filter.state().token());
            if (filter.conditions() > 0) {
                terms.forEach(term -> alsoIn(term, "p"));
            }
        }
        like(words);
        if (place.position() != null) {
            add(place.backward() ? " and p.changed > ?" : " and p.changed < ?", Long.valueOf(place.position()));
        }
        sql.append(" order by p.changed").append(place.backward() ? "" : " desc");
        first(limit);
        List<Found> found = new ArrayList<>();
        for (Object row : query().getResultList()) {
            Object[] columns = (Object[]) row;
            found.add(new Found(RecordId.parse((String) columns[0]), columns[1].toString()));
        }
        return found;
    }

    /**
     * How many there are: a kept count tells for one condition; for several, the beginning of the shortest list is looked
     * through.
     */
    static Total count(EntityManager entities, ProtocolFilter filter, String words) {
        TermLists lists = new TermLists(entities, filter);
        long longest = records(entities, lists.terms.get(0));
        if (lists.terms.size() == 1 && words == null) {
            return new Total(longest, true);
        }
        lists.sql.append("select count(*) from ").append(AS_WRITTEN);
        lists.add(
                "(select t.place from protocols.protocol_term t where t.term = ? order by t.place", lists.terms.get(0));
        lists.first(COUNTED_THROUGH);
        lists.sql.append(") f");
        if (words != null) {
            lists.sql.append(", protocols.protocol p ").append(AT_PLACE);
        }
        lists.sql.append(words == null ? " where 1 = 1" : " where p.place = f.place");
        lists.terms.subList(1, lists.terms.size()).forEach(term -> lists.alsoIn(term, "f"));
        lists.like(words);
        long counted = ((Number) lists.query().getSingleResult()).longValue();
        return new Total(counted, longest <= COUNTED_THROUGH);
    }

    /** The years that have a term with records, latest first. */
    static List<Integer> years(EntityManager entities) {
        List<Integer> years = new ArrayList<>();
        for (Object term : entities.createNativeQuery(
                        "select term from protocols.term_count where term >= ? and term < ? and records > 0 order by term")
                .setParameter(1, Terms.YEAR)
                .setParameter(2, Terms.YEAR + "9999")
                .getResultList()) {
            years.add(0, Integer.valueOf(((String) term).substring(Terms.YEAR.length())));
        }
        return years;
    }

    private static long records(EntityManager entities, String term) {
        List<?> rows = entities.createNativeQuery("select records from protocols.term_count where term = ?")
                .setParameter(1, term)
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).longValue();
    }

    /** @param records whether the records themselves are needed as well, as p */
    private void fromTerms(boolean records) {
        sql.append(" from ")
                .append(AS_WRITTEN)
                .append(" protocols.protocol_term f ")
                .append(BY_PLACE);
        if (records) {
            sql.append(", protocols.protocol p ").append(AT_PLACE);
        }
        add(" where f.term = ?", terms.get(0));
        if (records) {
            sql.append(" and p.place = f.place");
        }
        terms.subList(1, terms.size()).forEach(term -> alsoIn(term, "f"));
    }

    private void alsoIn(String term, String from) {
        sql.append(" and exists (select 1 from protocols.protocol_term g ").append(LOOKED_UP);
        add(" where g.term = ?", term);
        sql.append(" and g.place = ").append(from).append(".place)");
    }

    private void like(String words) {
        if (words != null) {
            for (String word : words.split("\\s+")) {
                // A sort key holds nothing but letters and digits, so nothing in it is special to LIKE.
                add(" and p.title_key like ?", "%" + SortKey.of(word) + "%");
            }
        }
    }

    private void first(int limit) {
        sql.append(" fetch first ").append(limit).append(" rows only");
    }

    private void add(String condition, Object value) {
        sql.append(condition);
        values.add(value);
    }

    private Query query() {
        Query query = entities.createNativeQuery(sql.toString());
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
