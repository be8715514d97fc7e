package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Unplaced;

/** The rows of runs, and of what they said of each officer. */
final class MatchingRows {
    private MatchingRows() {}

    static MatchingRun run(ResultSet row) throws SQLException {
        return new MatchingRun(
                Columns.id(row, "id"),
                Columns.id(row, "exchange_call"),
                row.getInt("run_number"),
                row.getInt("call_version"),
                row.getInt("setup_version"),
                row.getInt("candidates"),
                row.getInt("places"),
                row.getInt("seats"),
                row.getInt("placed"),
                row.getInt("points"),
                row.getLong("millis"),
                Columns.stamp(row, "ran"));
    }

    static Object[] values(RecordId run, MatchedLine line) {
        Optional<Placement> placement = line.proposal().map(Proposal::placement);
        return new Object[] {
            run,
            line.application(),
            line.version(),
            line.candidate().profile().country(),
            RunText.profile(line.candidate().profile()),
            line.proposal().map(Proposal::points).orElse(0),
            line.proposal().map(Proposal::pinned).orElse(false),
            text(placement, Placement::place),
            text(placement, Placement::host),
            text(placement, one -> one.stay().first()),
            text(placement, one -> one.stay().last()),
            line.proposal().map(one -> RunText.reasons(one.reasons())).orElse(""),
            line.unplaced().map(one -> RunText.obstacles(one.obstacles())).orElse(""),
            RunText.instead(
                    line.proposal().isPresent()
                            ? line.proposal().get().nextBest()
                            : line.unplaced().orElseThrow().instead())
        };
    }

    private static <T> String text(Optional<Placement> placement, Function<Placement, T> part) {
        return placement.map(part).map(Object::toString).orElse(null);
    }

    static MatchedLine line(ResultSet row) throws SQLException {
        Candidate candidate = new Candidate(Columns.id(row, "application"), RunText.profile(row.getString("profile")));
        String place = row.getString("place");
        if (place == null) {
            return new MatchedLine(
                    candidate,
                    row.getInt("version"),
                    Optional.empty(),
                    Optional.of(new Unplaced(
                            candidate.id(),
                            RunText.obstacles(row.getString("obstacles")),
                            RunText.instead(row.getString("instead")))));
        }
        Placement placement = new Placement(
                RecordId.parse(place),
                new CountryCode(row.getString("host")),
                new Period(LocalDate.parse(row.getString("first_day")), LocalDate.parse(row.getString("last_day"))));
        return new MatchedLine(
                candidate,
                row.getInt("version"),
                Optional.of(new Proposal(
                        candidate.id(),
                        placement,
                        RunText.reasons(row.getString("reasons")),
                        RunText.instead(row.getString("instead")),
                        row.getBoolean("pinned"))),
                Optional.empty());
    }
}
