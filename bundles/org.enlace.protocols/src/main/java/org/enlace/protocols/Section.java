package org.enlace.protocols;

import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.Refusal;

/**
 * A part of a document that can be spoken of by itself: a reviewer's remark, a country's reservation.
 *
 * @param key {@code facts}, {@code summary}, {@code note}, {@code source}, the field of a {@link Passage}, or {@code requirement.} and the key of a
 *            {@link Requirement}
 */
public record Section(String key) {
    private static final String REQUIREMENT = "requirement.";

    /** The sections a text has, in their order. */
    public static List<Section> of(ProtocolContent content) {
        List<Section> all = new ArrayList<>(List.of(new Section("facts"), new Section("summary")));
        content.passages().keySet().forEach(passage -> all.add(new Section(passage.field())));
        content.requirements().forEach(item -> all.add(new Section(REQUIREMENT + item.key())));
        if (content.note() != null) {
            all.add(new Section("note"));
        }
        all.add(new Section("source"));
        return all;
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
