package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.loan.LoanStore;
import org.enlace.jit.internal.loan.LoanText;
import org.enlace.jit.internal.loan.ReceiptWire;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Loan.Asked;
import org.enlace.jit.loan.Loan.Declined;
import org.enlace.jit.loan.Loan.Ended;
import org.enlace.jit.loan.Loan.Lent;
import org.enlace.jit.loan.Loan.State;
import org.enlace.jit.loan.Loan.Withdrawn;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Loans in the node's database; what others lend by {@link JdbcBorrowed}. */
final class JdbcLoans implements LoanStore {
    private static final String KIND = "jit-loan";
    private static final String SELECT = "select * from jit.loan where ";
    private static final String COPY = "select * from jit.loan_copy where ";

    private final Statements sql;
    private final JdbcBorrowed borrowed;

    JdbcLoans(Store store) {
        sql = new Statements(store, KIND);
        borrowed = new JdbcBorrowed(store);
    }

    @Override
    public Optional<Loan> find(RecordId id) {
        return sql.one(SELECT + "id = ?", JdbcLoans::read, id);
    }

    @Override
    public Optional<Loan> form(String form) {
        return form.isBlank() ? Optional.empty() : sql.one(SELECT + "form = ?", JdbcLoans::read, form);
    }

    @Override
    public List<Loan> of(RecordId team, int most) {
        String next = " order by id desc" + JdbcEntries.first(most);
        List<Loan> all = new ArrayList<>(
                sql.list(SELECT + "team = ? and state in ('asked', 'lent') order by id desc", JdbcLoans::read, team));
        all.addAll(sql.list(SELECT + "team = ? and state not in ('asked', 'lent')" + next, JdbcLoans::read, team));
        return all;
    }

    @Override
    public List<Loan> lentOf(RecordId item) {
        return sql.list(SELECT + "item = ? order by id", JdbcLoans::read, item);
    }

    @Override
    public List<Loan> lent(Optional<RecordId> after, int most) {
        String next = " order by id" + JdbcEntries.first(most);
        return after.isPresent()
                ? sql.list(SELECT + "state = 'lent' and id > ?" + next, JdbcLoans::read, after.get())
                : sql.list(SELECT + "state = 'lent'" + next, JdbcLoans::read);
    }

    @Override
    public void add(Loan loan, String form) {
        sql.update(
                "insert into jit.loan (id, team, item, version, state, content, asked_by, asked_for, asked_at, taken_back,"
                        + " form) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                loan.id(),
                loan.team(),
                loan.item(),
                loan.version(),
                loan.state().token(),
                LoanText.of(loan.request()),
                loan.asked().officer(),
                text(loan.asked().actingFor()),
                Statements.micros(loan.asked().at()),
                false,
                form.isBlank() ? null : form);
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    @Override
    public void put(Loan loan) {
        State state = loan.state();
        Optional<Stamp> decided = decided(loan);
        Optional<Ended> ended =
                Optional.of(state).filter(Ended.class::isInstance).map(Ended.class::cast);
        int changed = sql.update(
                "update jit.loan set version = ?, state = ?, decided_by = ?, decided_for = ?, decided_at = ?, reason = ?,"
                        + " until_at = ?, ended_at = ?, taken_back = ? where id = ? and version = ?",
                loan.version(),
                state.token(),
                text(decided.map(Stamp::officer)),
                text(decided.flatMap(Stamp::actingFor)),
                Statements.orAbsent(decided.map(one -> Statements.micros(one.at()))),
                state instanceof Declined declined ? declined.reason() : null,
                Statements.orAbsent(loan.until().map(Statements::micros)),
                Statements.orAbsent(ended.map(one -> Statements.micros(one.at()))),
                ended.map(Ended::back).orElse(false),
                loan.id(),
                loan.version() - 1);
        if (changed == 0) {
            throw new Stale(KIND, loan.id().toString());
        }
    }

    private static Optional<Stamp> decided(Loan loan) {
        if (loan.state() instanceof Declined declined) {
            return Optional.of(declined.by());
        }
        return loan.state() instanceof Withdrawn withdrawn ? Optional.of(withdrawn.by()) : loan.approved();
    }

    private static Loan read(ResultSet row) throws SQLException {
        return new Loan(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("team")),
                RecordId.parse(row.getString("item")),
                row.getInt("version"),
                LoanText.read(row.getString("content")),
                stamp("asked", row),
                state(row));
    }

    private static Stamp stamp(String what, ResultSet row) throws SQLException {
        return new Stamp(
                new OfficerId(row.getString(what + "_by")),
                Optional.ofNullable(row.getString(what + "_for")).map(OfficerId::new),
                Statements.instant(row.getLong(what + "_at")));
    }

    private static State state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case "asked" -> new Asked();
            case "declined" -> new Declined(stamp("decided", row), row.getString("reason"));
            case "withdrawn" -> new Withdrawn(stamp("decided", row));
            case "lent" -> new Lent(stamp("decided", row), Statements.instant(row.getLong("until_at")));
            case "ended" ->
                new Ended(
                        stamp("decided", row),
                        Statements.instant(row.getLong("until_at")),
                        Statements.instant(row.getLong("ended_at")),
                        row.getBoolean("taken_back"));
            default -> throw new IllegalStateException("A loan cannot be \"" + word + "\"");
        };
    }

    @Override
    public Optional<Copy> copy(RecordId id) {
        return sql.one(COPY + "id = ?", JdbcLoans::readCopy, id);
    }

    @Override
    public List<Copy> copies(RecordId loan) {
        return sql.list(COPY + "loan = ? order by country, id", JdbcLoans::readCopy, loan);
    }

    @Override
    public List<Copy> due(Optional<RecordId> after, int most) {
        String next = " order by id" + JdbcEntries.first(most);
        return after.isPresent()
                ? sql.list(COPY + "due = true and id > ?" + next, JdbcLoans::readCopy, after.get())
                : sql.list(COPY + "due = true" + next, JdbcLoans::readCopy);
    }

    @Override
    public void put(Copy copy) {
        sql.update("delete from jit.loan_copy where id = ?", copy.id());
        sql.update(
                "insert into jit.loan_copy (id, loan, country, file, name, sha256, bytes, window_bytes, receipt, served,"
                        + " due, closed, given_bytes, failed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                copy.id(),
                copy.loan(),
                copy.country(),
                copy.file().file(),
                copy.file().name(),
                copy.file().sha256().value(),
                copy.file().size(),
                copy.window(),
                ReceiptWire.text(copy.id(), copy.last()),
                copy.served(),
                copy.due().isPresent(),
                copy.closed(),
                copy.given(),
                copy.failed().orElse(null));
    }

    private static Copy readCopy(ResultSet row) throws SQLException {
        return new Copy(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("loan")),
                new CountryCode(row.getString("country")),
                new LentFile(
                        RecordId.parse(row.getString("file")),
                        row.getString("name"),
                        new Sha256(row.getString("sha256")),
                        row.getLong("bytes")),
                row.getLong("window_bytes"),
                ReceiptWire.read(row.getString("receipt")).receipt(),
                row.getInt("served"),
                row.getBoolean("closed"),
                row.getLong("given_bytes"),
                Optional.ofNullable(row.getString("failed")));
    }

    @Override
    public Optional<Borrowed> borrowed(RecordId copy) {
        return borrowed.find(copy);
    }

    @Override
    public List<Borrowed> borrowed(RecordId team, int most) {
        return borrowed.of(team, most);
    }

    @Override
    public List<Borrowed> ofItem(RecordId item) {
        return borrowed.ofItem(item);
    }

    @Override
    public List<Borrowed> open(Optional<RecordId> after, int most) {
        return borrowed.open(after, most);
    }

    @Override
    public long open(CountryCode lender) {
        return borrowed.open(lender);
    }

    @Override
    public void put(Borrowed one) {
        borrowed.put(one);
    }

    @Override
    public int parts(RecordId copy) {
        return borrowed.parts(copy);
    }

    @Override
    public Optional<String> part(RecordId copy, int number) {
        return borrowed.part(copy, number);
    }

    @Override
    public void addPart(RecordId copy, int number, String data) {
        borrowed.addPart(copy, number, data);
    }

    @Override
    public void removeParts(RecordId copy) {
        borrowed.removeParts(copy);
    }
}
