package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.enlace.jit.Stamp;
import org.enlace.jit.retention.Cover;
import org.enlace.jit.retention.Retention;
import org.enlace.jit.retention.Retention.Confirmed;
import org.enlace.jit.retention.Retention.Erased;
import org.enlace.jit.retention.Retention.Kept;
import org.enlace.jit.retention.Retention.Lapsed;
import org.enlace.jit.retention.Retention.Once;
import org.enlace.jit.retention.Retention.Proposed;
import org.enlace.jit.retention.Retention.State;
import org.enlace.jit.retention.Retention.Stopped;
import org.enlace.jit.retention.RetentionRule;
import org.enlace.jit.retention.Start;
import org.enlace.jit.retention.Term;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** How rows say how far an item is. */
final class RetentionRows {
    private RetentionRows() {}

    static Retention read(ResultSet row) throws SQLException {
        return new Retention(
                RecordId.parse(row.getString("item")),
                RecordId.parse(row.getString("team")),
                row.getInt("version"),
                new Term(rule(row), moment("since", row), moment("over_at", row)),
                moment("proposed_at", row),
                state(row));
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        return new RetentionRule(
                row.getString("rule_id"),
                Cover.parse(row.getString("cover")).orElseThrow(),
                Period.parse(row.getString("term")),
                Start.of(row.getString("start_token")).orElseThrow(),
                row.getString("source"));
    }

    private static Instant moment(String what, ResultSet row) throws SQLException {
        return Statements.instant(row.getLong(what));
    }

    private static Stamp stamp(String what, ResultSet row) throws SQLException {
        return new Stamp(
                new OfficerId(row.getString(what + "_by")),
                Optional.ofNullable(row.getString(what + "_for")).map(OfficerId::new),
                moment(what + "_at", row));
    }

    private static State state(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case "proposed" -> new Proposed();
            case "confirmed-once" -> new Once(stamp("first", row));
            case "confirmed" -> new Confirmed(stamp("first", row), stamp("second", row), row.getInt("begun"));
            case "stopped" -> new Stopped(stamp("first", row), stamp("second", row), row.getString("why"));
            case "erased" ->
                new Erased(
                        stamp("first", row),
                        stamp("second", row),
                        moment("ended_at", row),
                        RecordId.parse(row.getString("certificate")));
            case "kept" ->
                new Kept(stamp("kept", row), row.getString("reason"), Optional.of(moment("kept_until", row)));
            case "held" -> new Kept(stamp("kept", row), row.getString("reason"), Optional.empty());
            case "lapsed" -> new Lapsed(row.getString("why"), moment("ended_at", row));
            default -> throw new IllegalStateException("An item cannot be \"" + word + "\"");
        };
    }
}
