package org.enlace.training.internal.travel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Theme;

/** What several messages say of an officer, with the same words. */
final class OfficerFields {
    private OfficerFields() {}

    static void write(JsonGenerator out, RankBand band, Map<LanguageCode, Cefr> languages, Collection<Theme> themes)
            throws IOException {
        out.writeStringField("band", token(band));
        out.writeObjectFieldStart("languages");
        for (Map.Entry<LanguageCode, Cefr> one : languages.entrySet()) {
            out.writeStringField(one.getKey().value(), one.getValue().name());
        }
        out.writeEndObject();
        out.writeArrayFieldStart("themes");
        for (Theme theme : themes) {
            out.writeString(theme.value());
        }
        out.writeEndArray();
    }

    private static String token(RankBand band) {
        return band.name().toLowerCase(Locale.ROOT);
    }

    static RankBand band(Said said) {
        return said.one("band", token -> Arrays.stream(RankBand.values())
                .filter(one -> token(one).equals(token))
                .findFirst());
    }

    static Map<LanguageCode, Cefr> languages(Said said) {
        Map<LanguageCode, Cefr> languages = new TreeMap<>();
        said.words("languages")
                .forEach((language, level) -> languages.put(
                        new LanguageCode(language),
                        Arrays.stream(Cefr.values())
                                .filter(one -> one.name().equals(level))
                                .findFirst()
                                .orElseThrow(() -> Said.form("languages"))));
        return languages;
    }

    static List<Theme> themes(Said said) {
        return said.words("themes", Profile.MOST_THEMES).stream()
                .map(Theme::new)
                .toList();
    }
}
