package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Rules;
import org.enlace.jit.course.Ground;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.Note;
import org.enlace.jit.internal.Said;
import org.enlace.platform.CountryCode;

/**
 * What a statement about the request with one country says.
 *
 * @param country the asked country it is about
 * @param onPaper whether the requesting country says it for that country
 */
record MoveText(Move move, CountryCode country, LocalDate day, String text, Optional<Ground> ground, boolean onPaper) {
    private static final Set<String> NAMES = Set.of("country", "day", "text", "ground", "onPaper");

    String content() {
        return Said.text(out -> {
            out.writeStringField("country", country.value());
            out.writeStringField("day", day.toString());
            out.writeStringField("text", text);
            if (ground.isPresent()) {
                out.writeStringField("ground", ground.get().token());
            }
            out.writeBooleanField("onPaper", onPaper);
        });
    }

    static MoveText read(Move move, String content) {
        Said said = Said.of(content, move.kind(), NAMES);
        if (said.has("ground") != (move == Move.REFUSE)) {
            throw Said.form("ground");
        }
        return new MoveText(
                move,
                said.country("country"),
                said.day("day"),
                Rules.textOrNone("text", said.word("text"), Note.LONGEST),
                said.has("ground") ? Optional.of(said.one("ground", Ground::of)) : Optional.empty(),
                said.flag("onPaper"));
    }
}
