package org.enlace.training.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.enlace.platform.CountryCode;
import org.enlace.training.Rules;

/**
 * An officer as the host in a third country is told of: what it takes to say yes or no, and who it is once it has said yes. Account,
 * superior, documents and the other days on which the officer could travel stay with whoever organises.
 *
 * @param country   that sends the officer
 * @param languages that the officer speaks, each with its level
 * @param themes    that the officer asks for
 * @param name      empty while the host has not confirmed
 * @param post      empty together with the name
 */
public record Guest(
        CountryCode country,
        RankBand band,
        Map<LanguageCode, Cefr> languages,
        List<Theme> themes,
        String objectives,
        String name,
        String post) {
    public Guest {
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(band, "band");
        Rules.distinct("languages", List.copyOf(languages.keySet()), Profile.MOST_LANGUAGES);
        languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        themes = Rules.distinct("themes", themes, Profile.MOST_THEMES);
        objectives = Rules.text("objectives", objectives, ApplicationForm.LONGEST_OBJECTIVES);
        name = Rules.lineOrNone("name", name, ApplicationForm.LONGEST_NAME);
        post = Rules.lineOrNone("post", post, ApplicationForm.LONGEST_POST);
    }

    /** Somebody who may come: without a name. */
    public static Guest nameless(ApplicationForm form) {
        return of(form, "", "");
    }

    /** Somebody who comes: whoever receives has to know who stands at the door. */
    public static Guest named(ApplicationForm form) {
        return of(form, form.name(), form.post());
    }

    private static Guest of(ApplicationForm form, String name, String post) {
        Profile profile = form.profile();
        return new Guest(
                profile.country(),
                profile.band(),
                profile.languages(),
                profile.themes(),
                form.objectives(),
                name,
                post);
    }
}
