package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.files.Sha256;
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
    /** What is said of one, in the order of {@link #said}. */
    static final List<String> COLUMNS = List.of(
            "version",
            "state",
            "rule_id",
            "cover",
            "term",
            "start_token",
            "source",
            "since",
            "over_at",
            "proposed_at",
            "first_by",
            "first_for",
            "first_at",
            "second_by",
            "second_for",
            "second_at",
            "begun",
            "why",
            "kept_by",
            "kept_for",
            "kept_at",
            "reason",
            "kept_until",
            "ended_at",
            "certificate",
            "looked",
            "stays_until");

    private RetentionRows() {}

    static Retention read(ResultSet row) throws SQLException {
        return new Retention(
                RecordId.parse(row.getString("item")),
                RecordId.parse(row.getString("team")),
                row.getInt("version"),
                new Term(rule(row), moment("since", row), moment("over_at", row)),
                moment("proposed_at", row),
                state(row),
                Optional.ofNullable(row.getString("looked")).map(Sha256::new),
                maybe("stays_until", row));
    }

    static Optional<Instant> maybe(String what, ResultSet row) throws SQLException {
        long micros = row.getLong(what);
        return row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(micros));
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

    static List<Object> said(Retention one) {
        Retention.State state = one.state();
        Optional<Stamp> first = one.first();
        Optional<Stamp> second = one.second();
        Optional<Kept> kept = Optional.of(state).filter(Kept.class::isInstance).map(Kept.class::cast);
        var rule = one.term().rule();
        return Arrays.asList(
                one.version(),
                state.token(),
                rule.id(),
                rule.cover().toString(),
                rule.term().toString(),
                rule.start().token(),
                rule.source(),
                Statements.micros(one.term().since()),
                Statements.micros(one.term().over()),
                Statements.micros(one.proposed()),
                by(first),
                actingFor(first),
                at(first.map(Stamp::at)),
                by(second),
                actingFor(second),
                at(second.map(Stamp::at)),
                state instanceof Confirmed confirmed ? confirmed.begun() : 0,
                why(state),
                by(kept.map(Kept::by)),
                actingFor(kept.map(Kept::by)),
                at(kept.map(Kept::by).map(Stamp::at)),
                kept.map(Kept::reason).orElse(null),
                at(kept.flatMap(Kept::until)),
                at(ended(state)),
                state instanceof Erased erased ? erased.certificate().toString() : null,
                one.looked().map(Sha256::value).orElse(null),
                at(one.stays()));
    }

    private static String by(Optional<Stamp> stamp) {
        return stamp.map(one -> one.officer().value()).orElse(null);
    }

    private static String actingFor(Optional<Stamp> stamp) {
        return stamp.flatMap(Stamp::actingFor).map(one -> one.value()).orElse(null);
    }

    private static OptionalLong at(Optional<Instant> at) {
        return at.isPresent() ? OptionalLong.of(Statements.micros(at.get())) : OptionalLong.empty();
    }

    private static String why(Retention.State state) {
        if (state instanceof Stopped stopped) {
            return stopped.why();
        }
        return state instanceof Lapsed lapsed ? lapsed.why() : null;
    }

    private static Optional<Instant> ended(Retention.State state) {
        if (state instanceof Erased erased) {
            return Optional.of(erased.at());
        }
        return state instanceof Lapsed lapsed ? Optional.of(lapsed.at()) : Optional.empty();
    }
}
