package org.enlace.protocols.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Kind;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.RegionFilter.Order;
import org.enlace.protocols.internal.AdoptionShare;
import org.enlace.protocols.internal.ProtocolStore.Place;
import org.enlace.protocols.internal.RegionStore;

/**
 * What countries decided, by plain SQL. Which rows exist for a caller is told by the lists the documents stand in, as for every list of
 * the library; what is out of use stands in others and so in no row.
 */
final class JdbcRegionStore implements RegionStore {
    private static final String STANDS =
            "exists (select 1 from protocols.protocol_term t where t.term = ? and t.place = p.place)";

    private final Statements sql;
    private final RegionRows adoptions;

    JdbcRegionStore(Store store) {
        sql = new Statements(store, CountryAdoption.TYPE);
        adoptions = new RegionRows(sql);
    }

    @Override
    public Optional<CountryAdoption> find(RecordId protocol, CountryCode country) {
        return adoptions.whole("where protocol_id = ? and country = ?", 1, protocol, country).stream()
                .findFirst();
    }

    @Override
    public Optional<CountryAdoption> arrived(RecordId record) {
        return adoptions.whole("where record_id = ?", 1, record).stream().findFirst();
    }

    @Override
    public List<CountryAdoption> of(RecordId protocol) {
        return adoptions.whole("where protocol_id = ? order by country", Integer.MAX_VALUE, protocol);
    }

    @Override
    public List<CountryAdoption> of(Collection<RecordId> protocols) {
        return adoptions.bare(protocols.stream().map(RecordId::toString).toList());
    }

    @Override
    public List<CountryAdoption> of(CountryCode country, int most) {
        return adoptions.whole("where country = ?", most, country);
    }

    @Override
    public Set<CountryCode> countries(Caller caller) {
        return new Query("select k.country from protocols.region_column k where exists (select 1 from"
                        + " protocols.country_adoption c join protocols.protocol p on p.id = c.protocol_id"
                        + " where c.country = k.country and c.owner = p.owner and ")
                .countries(caller);
    }

    @Override
    public void put(CountryAdoption adoption) {
        delete(adoption.protocol(), adoption.country());
        adoptions.insert(adoption);
        count(adoption.protocol());
        if (sql.count("select count(*) from protocols.region_column where country = ?", adoption.country()) == 0) {
            sql.update("insert into protocols.region_column (country) values (?)", adoption.country());
        }
    }

    @Override
    public void remove(RecordId protocol, CountryCode country) {
        delete(protocol, country);
        count(protocol);
        if (of(country, 1).isEmpty()) {
            sql.update("delete from protocols.region_column where country = ?", country);
        }
    }

    private void delete(RecordId protocol, CountryCode country) {
        sql.update(
                "delete from protocols.country_reservation where protocol_id = ? and country = ?", protocol, country);
        sql.update("delete from protocols.country_adoption where protocol_id = ? and country = ?", protocol, country);
    }

    /** Whoever changes the library holds it, so nobody counts at the same time. */
    private void count(RecordId protocol) {
        List<Adoption.State> states = sql.list(
                "select state from protocols.country_adoption where protocol_id = ?",
                row -> Adoption.State.of(row.getString(1)).orElseThrow(),
                protocol);
        sql.update("delete from protocols.region_row where protocol_id = ?", protocol);
        if (!states.isEmpty()) {
            sql.update("insert into protocols.region_row (protocol_id, adoptions) values (?, ?)", protocol, (int)
                    states.stream().filter(Adoption.State::adopted).count());
        }
    }

    @Override
    public Rows rows(RegionFilter filter, Place place, int limit, Caller caller) {
        boolean byTitle = filter.order() != Order.ADOPTIONS;
        Query query = new Query("select p.id, p.place, r.adoptions").filtered(filter, caller);
        if (place.position() != null && byTitle) {
            query.add(place.backward() ? " and p.place < ?" : " and p.place > ?", place.position());
        } else if (place.position() != null) {
            int space = place.position().indexOf(' ');
            Integer adoptions = Integer.valueOf(place.position().substring(0, space));
            String title = place.position().substring(space + 1);
            query.add(
                    place.backward()
                            ? " and (r.adoptions > ? or r.adoptions = ? and p.place < ?)"
                            : " and (r.adoptions < ? or r.adoptions = ? and p.place > ?)",
                    adoptions,
                    adoptions,
                    title);
        }
        String first = place.backward() ? " desc" : "";
        String most = place.backward() ? "" : " desc";
        query.add(byTitle ? " order by p.place" + first : " order by r.adoptions" + most + ", p.place" + first);
        return query.rows(
                limit, place.backward(), row -> byTitle ? row.getString(2) : row.getInt(3) + " " + row.getString(2));
    }

    @Override
    public long count(RegionFilter filter, Caller caller) {
        return new Query("select count(*)").filtered(filter, caller).count();
    }

    @Override
    public Rows owned(CountryCode owner, Place place, int limit, Caller caller) {
        Query query = new Query("select p.id, p.place").owned(owner, caller);
        if (place.position() != null) {
            query.add(place.backward() ? " and p.place < ?" : " and p.place > ?", place.position());
        }
        query.add(" order by p.place" + (place.backward() ? " desc" : ""));
        return query.rows(limit, place.backward(), row -> row.getString(2));
    }

    @Override
    public long countOwned(CountryCode owner, Caller caller) {
        return new Query("select count(*)").owned(owner, caller).count();
    }

    /** A query for documents that exist for a caller. */
    private final class Query {
        private final StringBuilder text;
        private final List<Object> values = new ArrayList<>();

        Query(String begin) {
            text = new StringBuilder(begin);
        }

        Query add(String part, Object... more) {
            text.append(part);
            values.addAll(List.of(more));
            return this;
        }

        Query filtered(RegionFilter filter, Caller caller) {
            add(" from protocols.region_row r join protocols.protocol p on p.id = r.protocol_id where ");
            existing(filter.kind(), caller);
            if (filter.country() != null || filter.state() != null) {
                add(" and exists (select 1 from protocols.country_adoption c where c.protocol_id = p.id"
                        + " and c.owner = p.owner");
                if (filter.country() != null) {
                    add(" and c.country = ?", filter.country());
                }
                if (filter.state() != null) {
                    add(" and c.state = ?", filter.state().token());
                }
                add(")");
            }
            return this;
        }

        Query owned(CountryCode owner, Caller caller) {
            add(" from protocols.protocol p where p.owner = ? and ", owner);
            existing(null, caller);
            return this;
        }

        /**
         * The document stands in the list of everybody, or in one of the caller. Of all documents those of everybody are known by their
         * state, so that lists are asked for restricted ones alone; each is one look by its key.
         *
         * @param kind null for any
         */
        private void existing(Kind kind, Caller caller) {
            String list = kind == null ? "all" : "kind:" + kind.token();
            add(kind == null ? "(p.state = ?" : "(" + STANDS, kind == null ? State.EFFECTIVE.token() : list);
            for (Audience audience : Audience.of(caller)) {
                add(" or p.state = ? and " + STANDS, audience.state(State.EFFECTIVE), audience.mark() + list);
            }
            add(")");
        }

        Set<CountryCode> countries(Caller caller) {
            existing(null, caller);
            add(") order by k.country");
            return new LinkedHashSet<>(
                    sql.list(text.toString(), row -> new CountryCode(row.getString(1)), values.toArray()));
        }

        long count() {
            return sql.count(text.toString(), values.toArray());
        }

        Rows rows(int limit, boolean backward, Statements.Reader<String> position) {
            add(" fetch first " + (limit + 1) + " rows only");
            List<String> positions = new ArrayList<>();
            List<RecordId> ids = new ArrayList<>(sql.list(
                    text.toString(),
                    row -> {
                        positions.add(position.read(row));
                        return RecordId.parse(row.getString(1));
                    },
                    values.toArray()));
            boolean more = ids.size() > limit;
            if (more) {
                ids.remove(limit);
                positions.remove(limit);
            }
            if (backward) {
                java.util.Collections.reverse(ids);
                java.util.Collections.reverse(positions);
            }
            return new Rows(ids, positions, more);
        }
    }

    @Override
    public Optional<AdoptionShare> share(RecordId protocol) {
        return shares("where protocol_id = ?", protocol).stream().findFirst();
    }

    @Override
    public List<AdoptionShare> sharesWithProgress() {
        return shares("where progress = 1");
    }

    private List<AdoptionShare> shares(String where, Object... values) {
        return sql.list(
                "select protocol_id, record_id, reservations, progress, told, told_day from protocols.adoption_share "
                        + where,
                row -> new AdoptionShare(
                        RecordId.parse(row.getString(1)),
                        RecordId.parse(row.getString(2)),
                        new Choice(row.getInt(3) == 1, row.getInt(4) == 1),
                        row.getString(5),
                        EditionRows.day(row, 6)),
                values);
    }

    @Override
    public void put(AdoptionShare share) {
        sql.update("delete from protocols.adoption_share where protocol_id = ?", share.protocol());
        sql.update(
                "insert into protocols.adoption_share (protocol_id, record_id, reservations, progress, told, told_day)"
                        + " values (?, ?, ?, ?, ?, ?)",
                share.protocol(),
                share.record(),
                share.choice().reservations() ? 1 : 0,
                share.choice().progress() ? 1 : 0,
                share.told(),
                share.day());
    }
}
