package org.enlace.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Refusal;

/**
 * A part of a document that can be spoken of by itself: a reviewer's remark, a country's reservation.
 *
 * @param key {@code facts}, {@code summary}, {@code note}, {@code source}, the field of a {@link Passage}, or {@code requirement.} and the key of a
 *            {@link Requirement}
 */
public record Section(String key) {
    private static final Section FACTS = new Section("facts");
    private static final Section SUMMARY = new Section("summary");
    private static final Section NOTE = new Section("note");
    private static final Section SOURCE = new Section("source");
    private static final Set<Section> FIXED = Set.of(FACTS, SUMMARY, NOTE, SOURCE);
    private static final String REQUIREMENT = "requirement.";

    /** As many as a text can have. */
    static final int AT_MOST = FIXED.size() + Passage.values().length + ProtocolContent.REQUIREMENTS_AT_MOST;

    public Section {
        Objects.requireNonNull(key, "key");
    }

    /** The sections a text has, in their order. */
    public static List<Section> of(ProtocolContent content) {
        List<Section> all = new ArrayList<>(List.of(FACTS, SUMMARY));
        content.passages().keySet().forEach(passage -> all.add(new Section(passage.field())));
        content.requirements().forEach(item -> all.add(new Section(REQUIREMENT + item.key())));
        if (content.note() != null) {
            all.add(NOTE);
        }
        all.add(SOURCE);
        return all;
    }

    /** Whether some text can have it, whatever the text says. */
    boolean exists() {
        return FIXED.contains(this)
                || Passage.of(key).isPresent()
                || key.startsWith(REQUIREMENT) && Rules.isKey(key.substring(REQUIREMENT.length()));
    }

    /** The passage it is; empty where it is none. */
    public Optional<Passage> passage() {
        return Passage.of(key);
    }

    /** Refuses a name that is none of a text's sections. */
    static void require(Iterable<String> keys, ProtocolContent content, String field) {
        List<String> known = of(content).stream().map(Section::key).toList();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new Refusal(
                                "edition.section",
                                "\"" + key + "\" is no section of this version; use one of " + String.join(", ", known),
                                key,
                                String.join(", ", known))
                        .at(field);
            }
        }
    }

    /** The requirement it is, among those of a text; null where it is none. */
    public Requirement requirement(ProtocolContent content) {
        return content.requirements().stream()
                .filter(item -> key.equals(REQUIREMENT + item.key()))
                .findFirst()
                .orElse(null);
    }
}
