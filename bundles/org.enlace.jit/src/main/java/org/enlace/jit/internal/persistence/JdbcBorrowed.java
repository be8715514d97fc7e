package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.loan.LoanWire;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Borrowed.Erased;
import org.enlace.jit.loan.Borrowed.Fetching;
import org.enlace.jit.loan.Borrowed.Here;
import org.enlace.jit.loan.Borrowed.Refused;
import org.enlace.jit.loan.Borrowed.State;
import org.enlace.jit.loan.Receipt.Acknowledged;
import org.enlace.jit.loan.Receipt.Proof;
import org.enlace.jit.loan.Window;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What other countries lend to this one, in the node's database. */
final class JdbcBorrowed {
    private static final String SELECT = "select * from jit.borrowed_copy where ";

    private final Statements sql;

    JdbcBorrowed(Store store) {
        sql = new Statements(store, "jit-borrowed");
    }

    Optional<Borrowed> find(RecordId copy) {
        return sql.one(SELECT + "id = ?", JdbcBorrowed::read, copy);
    }

    List<Borrowed> of(RecordId team, int most) {
        String next = " order by id desc" + JdbcEntries.first(most);
        List<Borrowed> all = new ArrayList<>(
                sql.list(SELECT + "team = ? and is_open = true order by id desc", JdbcBorrowed::read, team));
        all.addAll(sql.list(SELECT + "team = ? and is_open = false" + next, JdbcBorrowed::read, team));
        return all;
    }

    List<Borrowed> ofItem(RecordId item) {
        return sql.list(SELECT + "item = ? order by id", JdbcBorrowed::read, item);
    }

    List<Borrowed> open(Optional<RecordId> after, int most) {
        String next = " order by id" + JdbcEntries.first(most);
        return after.isPresent()
                ? sql.list(SELECT + "is_open = true and id > ?" + next, JdbcBorrowed::read, after.get())
                : sql.list(SELECT + "is_open = true" + next, JdbcBorrowed::read);
    }

    long open(CountryCode lender) {
        return sql.count("select count(*) from jit.borrowed_copy where is_open = true and lender = ?", lender);
    }

    void put(Borrowed one) {
        State state = one.state();
        Optional<Fetching> fetching = of(Fetching.class, state);
        Optional<Here> here = of(Here.class, state);
        Optional<Erased> erased = of(Erased.class, state);
        Optional<Refused> refused = of(Refused.class, state);
        Optional<Acknowledged> acknowledged =
                here.flatMap(Here::acknowledged).or(() -> erased.flatMap(Erased::acknowledged));
        Optional<Proof> proof = erased.flatMap(Erased::proof);
        long since = fetching.map(now -> Statements.micros(now.since()))
                .or(() -> erased.map(now -> Statements.micros(now.at())))
                .or(() -> refused.map(now -> Statements.micros(now.at())))
                .orElse(0L);
        sql.update("delete from jit.borrowed_copy where id = ?", one.offer().id());
        sql.update(
                "insert into jit.borrowed_copy (id, lender, team, item, offer, state, is_open, turn, taken_back, upload,"
                        + " have_bytes, ask_from, ask_to, since_at, tries, trouble, file, held, acknowledged_by,"
                        + " acknowledged_at, proof, signer, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                one.offer().id(),
                one.offer().lender(),
                one.offer().team(),
                one.offer().item(),
                LoanWire.text(one.offer()),
                state.token(),
                !one.ended(),
                one.turn(),
                one.takenBack(),
                text(fetching.flatMap(Fetching::upload)),
                fetching.map(Fetching::have).orElse(0L),
                Statements.orAbsent(fetching.flatMap(Fetching::asked).map(Window::from)),
                Statements.orAbsent(fetching.flatMap(Fetching::asked).map(Window::to)),
                since,
                fetching.map(Fetching::tries).orElse(0),
                text(fetching.flatMap(Fetching::trouble).or(() -> refused.map(Refused::code))),
                text(here.map(Here::file)),
                here.map(Here::held).orElse(false),
                text(acknowledged.map(Acknowledged::by)),
                Statements.orAbsent(acknowledged.map(by -> Statements.micros(by.at()))),
                text(proof.map(Proof::statement)),
                text(proof.map(Proof::signer)),
                text(proof.map(Proof::signature)));
    }

    private static <T> Optional<T> of(Class<T> type, State state) {
        return Optional.of(state).filter(type::isInstance).map(type::cast);
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    private static Borrowed read(ResultSet row) throws SQLException {
        RecordId id = RecordId.parse(row.getString("id"));
        return new Borrowed(
                LoanWire.read(id, new CountryCode(row.getString("lender")), row.getString("offer")),
                state(row),
                row.getInt("turn"),
                row.getBoolean("taken_back"));
    }

    private static State state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case "fetching" ->
                new Fetching(
                        id(row, "upload"),
                        row.getLong("have_bytes"),
                        asked(row),
                        Statements.instant(row.getLong("since_at")),
                        row.getInt("tries"),
                        Optional.ofNullable(row.getString("trouble")));
            case "here" -> new Here(id(row, "file").orElseThrow(), acknowledged(row), row.getBoolean("held"));
            case "erased" -> new Erased(Statements.instant(row.getLong("since_at")), acknowledged(row), proof(row));
            case "refused" -> new Refused(Statements.instant(row.getLong("since_at")), row.getString("trouble"));
            default -> throw new IllegalStateException("A copy cannot be \"" + word + "\"");
        };
    }

    private static Optional<RecordId> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(RecordId::parse);
    }

    private static Optional<Window> asked(ResultSet row) throws SQLException {
        long to = row.getLong("ask_to");
        return row.wasNull() ? Optional.empty() : Optional.of(new Window(row.getLong("ask_from"), to));
    }

    private static Optional<Acknowledged> acknowledged(ResultSet row) throws SQLException {
        Optional<RecordId> by = id(row, "acknowledged_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acknowledged(by.get(), Statements.instant(row.getLong("acknowledged_at"))));
    }

    private static Optional<Proof> proof(ResultSet row) throws SQLException {
        String statement = row.getString("proof");
        return statement == null
                ? Optional.empty()
                : Optional.of(new Proof(statement, row.getString("signer"), row.getString("signature")));
    }

    int parts(RecordId copy) {
        return (int) sql.count("select count(*) from jit.borrowed_part where copy = ?", copy);
    }

    Optional<String> part(RecordId copy, int number) {
        return sql.one(
                "select content from jit.borrowed_part where copy = ? and part = ?",
                row -> row.getString(1),
                copy,
                number);
    }

    void addPart(RecordId copy, int number, String data) {
        boolean there =
                sql.count("select count(*) from jit.borrowed_part where copy = ? and part = ?", copy, number) > 0;
        if (!there) {
            sql.update("insert into jit.borrowed_part (copy, part, content) values (?, ?, ?)", copy, number, data);
        }
    }

    void removeParts(RecordId copy) {
        sql.update("delete from jit.borrowed_part where copy = ?", copy);
    }
}
