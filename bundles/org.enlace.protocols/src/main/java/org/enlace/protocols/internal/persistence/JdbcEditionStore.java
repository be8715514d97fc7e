package org.enlace.protocols.internal.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Edition;
import org.enlace.protocols.internal.EditionStore;

/** Versions and decisions in the library's schema, by plain SQL. */
final class JdbcEditionStore implements EditionStore {
    private static final String OPEN = "stage in ('draft', 'in-review')";

    private final Statements sql;
    private final EditionRows editions;
    private final AdoptionRows adoptions;

    JdbcEditionStore(Store store) {
        sql = new Statements(store, Edition.KIND);
        editions = new EditionRows(sql);
        adoptions = new AdoptionRows(new Statements(store, Adoption.KIND));
    }

    @Override
    public Optional<Edition> find(RecordId id) {
        return editions.list("where id = ?", 1, id).stream().findFirst();
    }

    @Override
    public List<Edition> findAll(Collection<RecordId> ids) {
        return editions.in(ids.stream().map(RecordId::toString).toList());
    }

    @Override
    public List<Edition> numbered(RecordId protocol) {
        return editions.list(
                "where protocol_id = ? and edition is not null order by edition desc", Integer.MAX_VALUE, protocol);
    }

    @Override
    public Optional<Edition> numbered(RecordId protocol, int number) {
        return editions.list("where protocol_id = ? and edition = ?", 1, protocol, number).stream()
                .findFirst();
    }

    @Override
    public int latest(RecordId protocol) {
        return sql.one(
                        "select max(edition) from protocols.edition where protocol_id = ?",
                        row -> row.getInt(1),
                        protocol)
                .orElse(0);
    }

    @Override
    public List<Edition> workOf(OfficerId officer, int most) {
        return editions.list(
                "where id in (select edition_id from protocols.edition_person where officer = ?) and " + OPEN
                        + " order by changed desc, id",
                most,
                officer);
    }

    @Override
    public Optional<Edition> openOf(RecordId protocol, OfficerId author) {
        return editions
                .list(
                        "where protocol_id = ? and " + OPEN + " and id in (select edition_id from"
                                + " protocols.edition_person where officer = ? and role = 'author')",
                        1,
                        protocol,
                        author)
                .stream()
                .findFirst();
    }

    @Override
    public List<Edition> approved(int most) {
        return editions.list("where stage = 'approved' order by approved_from, id", most);
    }

    @Override
    public List<Edition> due(LocalDate day, int most) {
        return editions.list("where stage = 'approved' and approved_from <= ? order by approved_from, id", most, day);
    }

    @Override
    public void insert(Edition edition) {
        editions.insert(edition);
    }

    @Override
    public void update(Edition edition) {
        editions.update(edition);
    }

    @Override
    public Optional<Adoption> adoption(RecordId protocol) {
        return adoptions.list(protocol, 1).stream().findFirst();
    }

    @Override
    public List<Adoption> adoptions(RecordId protocol) {
        return adoptions.list(protocol, Integer.MAX_VALUE);
    }

    @Override
    public void insert(Adoption adoption) {
        adoptions.insert(adoption);
    }
}
