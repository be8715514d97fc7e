package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.ApplicationDraft;

/** What officers have written of applications so far. */
final class JdbcDrafts {
    private static final String SELECT = "select * from training.exchange_draft";

    private final Statements sql;

    JdbcDrafts(Statements sql) {
        this.sql = sql;
    }

    Optional<ApplicationDraft> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcDrafts::read, id);
    }

    List<ApplicationDraft> of(OfficerId author) {
        return sql.list(SELECT + " where author = ? order by id desc", JdbcDrafts::read, author);
    }

    void write(ApplicationDraft draft) {
        List<Object> values = new ArrayList<>();
        values.add(draft.answers().entrySet().stream()
                .map(each -> Packed.line(Stream.concat(Stream.of(each.getKey()), each.getValue().stream())
                        .toList()))
                .collect(Collectors.joining("\n")));
        values.add(draft.version());
        ExchangeColumns.add(values, draft.changed());
        values.add(draft.id());
        int rows = sql.update(
                "update training.exchange_draft set answers = ?, version = ?, changed_by = ?, changed_for = ?, changed = ? where id = ?",
                values.toArray());
        if (rows == 0) {
            values.add(draft.call());
            values.add(draft.author());
            ExchangeColumns.add(values, draft.begun());
            sql.update(
                    "insert into training.exchange_draft (answers, version, changed_by, changed_for, changed, id, call_id, author,"
                            + " begun_by, begun_for, begun) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values.toArray());
        }
    }

    void delete(RecordId id) {
        sql.update("delete from training.exchange_draft where id = ?", id);
    }

    private static ApplicationDraft read(ResultSet row) throws SQLException {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (List<String> line : Packed.lines(row.getString("answers"))) {
            answers.put(line.get(0), line.subList(1, line.size()));
        }
        return new ApplicationDraft(
                Columns.id(row, "id"),
                row.getInt("version"),
                Columns.id(row, "call_id"),
                new OfficerId(row.getString("author")),
                answers,
                ExchangeColumns.stamp(row, "begun"),
                ExchangeColumns.stamp(row, "changed"));
    }
}
