package org.enlace.training;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/**
 * What a session says.
 *
 * @param title        one line of 1 to 200 characters
 * @param languages    in which it is held
 * @param interpreters at most {@value #INTERPRETERS}; a booth once
 * @param agenda       at most {@value #BLOCKS} blocks, together no longer than the session
 * @param moderators   officers who are shown the moderators' link; at most {@value #MODERATORS}
 */
public record SessionContent(
        String title,
        SessionTime time,
        List<Language> languages,
        List<Interpretation> interpreters,
        List<AgendaBlock> agenda,
        Room room,
        Recording recording,
        List<OfficerId> moderators) {
    public static final int LONGEST_TITLE = 200;
    public static final int INTERPRETERS = 12;
    public static final int BLOCKS = 40;
    public static final int MODERATORS = 10;

    public SessionContent {
        title = Rules.line("title", title, LONGEST_TITLE);
        Objects.requireNonNull(time, "time");
        languages = Rules.distinct("languages", languages, Language.values().length);
        interpreters = Rules.list("interpreters", interpreters, INTERPRETERS);
        agenda = Rules.list("agenda", agenda, BLOCKS);
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(recording, "recording");
        moderators = Rules.list("moderators", moderators.stream().distinct().toList(), MODERATORS);
        Set<String> booths = new HashSet<>();
        for (Interpretation one : interpreters) {
            if (!booths.add(one.interpreter().toLowerCase(Locale.ROOT))) {
                throw new Refusal(
                                "training.interpreter-twice",
                                "\"" + one.interpreter() + "\" stands twice; a booth works in one pair of languages",
                                one.interpreter())
                        .at("interpreters");
            }
        }
        int planned = agenda.stream().mapToInt(AgendaBlock::minutes).sum();
        long length = time.length().toMinutes();
        if (planned > length) {
            throw new Refusal(
                            "training.agenda-too-long",
                            "The agenda has " + planned + " minutes and the session " + length
                                    + "; shorten blocks or lengthen the session",
                            planned,
                            length)
                    .at("agenda");
        }
    }
}
