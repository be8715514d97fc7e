package org.enlace.protocols.internal.web;

import java.util.List;
import java.util.stream.Stream;
import org.enlace.platform.Caller;
import org.enlace.protocols.Evidence;
import org.enlace.protocols.Experience;
import org.enlace.protocols.ExperienceText;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.internal.People;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What reports of use are called on pages, in the reader's language. */
public final class ExperienceWords {
    private ExperienceWords() {}

    public static String state(Experience.State state, Labels labels) {
        return labels.get("experience.state." + state.token());
    }

    public static Tone tone(Experience.State state) {
        return switch (state) {
            case SUBMITTED -> Tone.ATTENTION;
            case ACCEPTED -> Tone.GOOD;
            case DECLINED -> Tone.BAD;
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }

    public static String period(ExperienceText text, Labels labels) {
        return text.usedFrom().equals(text.usedTo())
                ? labels.of(text.usedFrom())
                : labels.get("experience.period", labels.of(text.usedFrom()), labels.of(text.usedTo()));
    }

    /** The unit by its name; empty where it is not said. */
    public static String unit(ExperienceText text, People people, Caller caller) {
        return text.unit() == null ? "" : people.names(List.of(text.unit()), caller);
    }

    /**
     * A part of what is told.
     *
     * @param field what it is about, by the name of its field
     * @param words Markdown
     */
    public record Told(String field, String words) {}

    /** What was told, part by part; what was not is left out. */
    public static List<Told> told(ExperienceText text) {
        return Stream.of(
                        new Told("context", text.context()),
                        new Told("done", text.done()),
                        new Told("results", text.results()),
                        new Told("worked", text.worked()),
                        new Told("failed", text.failed()),
                        new Told("wanted", text.wanted()))
                .filter(part -> part.words() != null)
                .toList();
    }

    public static String path(Experience experience) {
        return "/protocols/" + experience.protocol() + "/experience/" + experience.id();
    }

    /** The level that counts, in words. */
    public static String level(Evidence evidence, Labels labels) {
        return evidence.level().map(labels::of).orElseGet(() -> labels.get("evidence.none"));
    }

    /**
     * A report as a line of a list: of what and when, not what it says.
     *
     * @param document whether the line tells which document it is about
     */
    static Item item(Experiences.Line line, boolean document, Labels labels, People people, Caller caller) {
        Experience experience = line.experience();
        ExperienceText text = experience.text();
        String period = period(text, labels);
        String title = document ? line.protocol().content().title() : period;
        return Item.of(title, path(experience))
                .tags(new Tag(state(experience.state(), labels), tone(experience.state())))
                .facts(
                        document ? period : "",
                        labels.get("version.numbered", text.edition()),
                        unit(text, people, caller),
                        labels.get(
                                "experience.reported",
                                labels.of(experience.by(), people),
                                labels.day(experience.by().at(), caller)));
    }
}
