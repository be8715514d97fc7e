package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.protocols.Approval;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Core;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.EditionText;
import org.enlace.protocols.Opinion;
import org.enlace.protocols.Signature;
import org.enlace.protocols.internal.ProtocolJson;

/** Versions as rows: one of their own, one for each person who works on them, one for each opinion. */
final class EditionRows {
    static final String SELECT =
            "select id, protocol_id, edition, stage, revision, based_on, content, changes, from_day,"
                    + " review_day, round, approver, begun_by, begun_for, begun, changed_by, changed_for, changed, approved_by,"
                    + " approved_for, approved, approved_from, superseded_by, counted, ended_by, ended_for, ended, reason"
                    + " from protocols.edition ";

    private static final String AUTHOR = "author";
    private static final String REVIEWER = "reviewer";
    private static final String APPROVER = "approver";

    private final Statements sql;

    EditionRows(Statements sql) {
        this.sql = sql;
    }

    /** A version without the people and the opinions, which stand in rows of their own. */
    private interface Bare {
        Edition with(Set<OfficerId> authors, Set<OfficerId> reviewers, List<Opinion> opinions);
    }

    private record Row(String id, Bare bare) {}

    List<Edition> list(String where, int most, Object... values) {
        return whole(sql.list(SELECT + where, most, EditionRows::read, values));
    }

    List<Edition> in(List<String> ids) {
        return whole(sql.in(SELECT + "where id in ", ids, "", EditionRows::read));
    }

    private List<Edition> whole(List<Row> rows) {
        List<String> ids = rows.stream().map(Row::id).toList();
        Map<String, Map<String, Set<OfficerId>>> people = new HashMap<>();
        sql.in(
                "select edition_id, role, officer from protocols.edition_person where edition_id in ",
                ids,
                "",
                row -> people.computeIfAbsent(row.getString(1), id -> new HashMap<>())
                        .computeIfAbsent(row.getString(2), role -> new HashSet<>())
                        .add(new OfficerId(row.getString(3))));
        Map<String, Map<String, String>> remarks = new HashMap<>();
        sql.in(
                "select edition_id, round, reviewer, section, words from protocols.opinion_remark where edition_id in ",
                ids,
                " order by edition_id, round, reviewer, section",
                row -> remarks.computeIfAbsent(
                                key(row.getString(1), row.getInt(2), row.getString(3)), key -> new LinkedHashMap<>())
                        .put(row.getString(4), row.getString(5)));
        Map<String, List<Opinion>> opinions = new HashMap<>();
        sql.in(
                "select edition_id, round, reviewer, given_by, given_for, given, agrees, reason from protocols.opinion"
                        + " where edition_id in ",
                ids,
                " order by edition_id, round, given",
                row -> opinions.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new Opinion(
                                row.getInt(2),
                                row.getInt(7) == 1,
                                row.getString(8),
                                remarks.getOrDefault(key(row.getString(1), row.getInt(2), row.getString(3)), Map.of()),
                                signature(row, 4))));
        return rows.stream()
                .map(row -> {
                    Map<String, Set<OfficerId>> of = people.getOrDefault(row.id(), Map.of());
                    return row.bare()
                            .with(
                                    of.getOrDefault(AUTHOR, Set.of()),
                                    of.getOrDefault(REVIEWER, Set.of()),
                                    opinions.getOrDefault(row.id(), List.of()));
                })
                .toList();
    }

    private static String key(String id, int round, String reviewer) {
        return id + " " + round + " " + reviewer;
    }

    private static Row read(ResultSet row) throws SQLException {
        RecordId id = RecordId.parse(row.getString(1));
        RecordId protocol = RecordId.parse(row.getString(2));
        int number = row.getInt(3);
        Stage stage = Stage.of(row.getString(4)).orElseThrow();
        int revision = row.getInt(5);
        int basedOn = row.getInt(6);
        EditionText text =
                new EditionText(ProtocolJson.content(row.getString(7)), row.getString(8), day(row, 9), day(row, 10));
        int round = row.getInt(11);
        OfficerId approver = row.getString(12) == null ? null : new OfficerId(row.getString(12));
        Signature begun = signature(row, 13);
        Signature changed = signature(row, 16);
        Optional<Approval> approval = row.getString(19) == null
                ? Optional.empty()
                : Optional.of(new Approval(signature(row, 19), day(row, 22)));
        int supersededBy = row.getInt(23);
        boolean counted = row.getInt(24) == 1;
        Edition.End end = row.getString(25) == null ? null : new Edition.End(signature(row, 25), row.getString(28));
        return new Row(id.toString(), (authors, reviewers, opinions) -> {
            Core core = new Core(
                    id, protocol, revision, basedOn, text, authors, round, reviewers, approver, opinions, begun,
                    changed);
            return switch (stage) {
                case DRAFT -> new Edition.Draft(core);
                case IN_REVIEW -> new Edition.InReview(core);
                case APPROVED -> new Edition.Approved(core, number, approval.orElseThrow());
                case EFFECTIVE -> new Edition.Effective(core, number, approval);
                case SUPERSEDED -> new Edition.Superseded(core, number, approval, supersededBy);
                case WITHDRAWN -> new Edition.Withdrawn(core, number, approval, counted, end);
                case ABORTED -> new Edition.Aborted(core, end);
            };
        });
    }

    static Signature signature(ResultSet row, int first) throws SQLException {
        String absent = row.getString(first + 1);
        return new Signature(
                new OfficerId(row.getString(first)),
                Optional.ofNullable(absent).map(OfficerId::new),
                Statements.instant(row.getLong(first + 2)));
    }

    static LocalDate day(ResultSet row, int column) throws SQLException {
        String day = row.getString(column);
        return day == null ? null : LocalDate.parse(day);
    }

    void insert(Edition edition) {
        Core core = edition.core();
        sql.update(
                "insert into protocols.edition (id, edition_key, protocol_id, based_on, begun_by, begun_for, begun, revision, stage,"
                        + " content, round, changed_by, changed, counted) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                core.id(),
                key(edition),
                core.protocol(),
                core.basedOn(),
                core.begun().officer(),
                core.begun().actingFor().orElse(null),
                Statements.micros(core.begun().at()),
                core.revision(),
                edition.stage().token(),
                "",
                core.round(),
                core.changed().officer(),
                Statements.micros(core.changed().at()),
                0);
        set(edition, core.revision());
        people(core);
    }

    void update(Edition edition) {
        set(edition, edition.revision() - 1);
        people(edition.core());
    }

    private void set(Edition edition, int before) {
        Core core = edition.core();
        Signature approved = edition.approval().map(Approval::by).orElse(null);
        Signature ended = edition.end().map(Edition.End::by).orElse(null);
        int rows = sql.update(
                "update protocols.edition set edition = ?, edition_key = ?, stage = ?, revision = ?, based_on = ?, content = ?, changes = ?,"
                        + " begun = ?,"
                        + " from_day = ?, review_day = ?, round = ?, approver = ?, changed_by = ?, changed_for = ?,"
                        + " changed = ?, approved_by = ?, approved_for = ?, approved = ?, approved_from = ?,"
                        + " superseded_by = ?, counted = ?, ended_by = ?, ended_for = ?, ended = ?, reason = ?"
                        + " where id = ? and revision = ?",
                edition.number().isPresent() ? OptionalLong.of(edition.number().getAsInt()) : OptionalLong.empty(),
                key(edition),
                edition.stage().token(),
                core.revision(),
                core.basedOn(),
                ProtocolJson.text(core.text().content()),
                core.text().changes(),
                Statements.micros(core.begun().at()),
                core.text().from(),
                core.text().nextReview(),
                core.round(),
                core.approver(),
                core.changed().officer(),
                core.changed().actingFor().orElse(null),
                Statements.micros(core.changed().at()),
                officer(approved),
                absent(approved),
                moment(approved),
                edition.approval().map(Approval::from).orElse(null),
                edition instanceof Edition.Superseded old ? OptionalLong.of(old.by()) : OptionalLong.empty(),
                edition instanceof Edition.Withdrawn withdrawn && withdrawn.counted() ? 1 : 0,
                officer(ended),
                absent(ended),
                moment(ended),
                edition.end().map(Edition.End::reason).orElse(null),
                core.id(),
                before);
        if (rows != 1) {
            throw new Stale(Edition.KIND, core.id().toString());
        }
    }

    private static String key(Edition edition) {
        return edition.number().isPresent()
                ? edition.protocol() + " " + edition.number().getAsInt()
                : edition.id().toString();
    }

    private void people(Core core) {
        String id = core.id().toString();
        sql.update("delete from protocols.edition_person where edition_id = ?", id);
        List<Object[]> people = new ArrayList<>();
        core.authors().forEach(officer -> people.add(new Object[] {officer, id, AUTHOR}));
        core.reviewers().forEach(officer -> people.add(new Object[] {officer, id, REVIEWER}));
        if (core.approver() != null) {
            people.add(new Object[] {core.approver(), id, APPROVER});
        }
        sql.batch(
                "insert into protocols.edition_person (officer, edition_id, role) values (?, ?, ?)",
                people,
                person -> person);
        sql.update("delete from protocols.opinion_remark where edition_id = ? and round = ?", id, core.round());
        sql.update("delete from protocols.opinion where edition_id = ? and round = ?", id, core.round());
        for (Opinion opinion : core.current().values()) {
            opinion(id, opinion);
        }
    }

    private void opinion(String id, Opinion opinion) {
        Signature given = opinion.given();
        sql.update(
                "insert into protocols.opinion (edition_id, round, reviewer, given_by, given_for, given, agrees, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                opinion.round(),
                opinion.reviewer(),
                given.officer(),
                given.actingFor().orElse(null),
                Statements.micros(given.at()),
                opinion.agrees() ? 1 : 0,
                opinion.reason());
        sql.batch(
                "insert into protocols.opinion_remark (edition_id, round, reviewer, section, words) values (?, ?, ?, ?, ?)",
                opinion.remarks().entrySet(),
                remark -> new Object[] {id, opinion.round(), opinion.reviewer(), remark.getKey(), remark.getValue()});
    }

    static OfficerId officer(Signature signature) {
        return signature == null ? null : signature.officer();
    }

    static OfficerId absent(Signature signature) {
        return signature == null ? null : signature.actingFor().orElse(null);
    }

    static OptionalLong moment(Signature signature) {
        return signature == null ? OptionalLong.empty() : OptionalLong.of(Statements.micros(signature.at()));
    }
}
