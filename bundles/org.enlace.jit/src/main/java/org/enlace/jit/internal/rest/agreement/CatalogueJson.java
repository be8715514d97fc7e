package org.enlace.jit.internal.rest.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.platform.Language;

/** The catalogue as the API gives it. */
record CatalogueJson(List<BasisJson> bases, List<ClauseJson> clauses, List<PlaceholderJson> placeholders) {
    static CatalogueJson of(ClauseCatalogue catalogue) {
        return new CatalogueJson(
                catalogue.bases().stream()
                        .map(one -> new BasisJson(one.key(), tags(one.title()), one.source(), one.verified()))
                        .toList(),
                catalogue.clauses().stream()
                        .map(one -> new ClauseJson(
                                one.key(),
                                one.order(),
                                tags(one.title()),
                                tags(one.text()),
                                requirements(catalogue, one.key()),
                                List.copyOf(one.placeholders()),
                                one.source(),
                                one.verified()))
                        .toList(),
                catalogue.placeholders().values().stream()
                        .map(one -> new PlaceholderJson(
                                one.key(), one.group().token(), one.kind().token(), tags(one.title())))
                        .toList());
    }

    private static Map<String, String> requirements(ClauseCatalogue catalogue, String clause) {
        Map<String, String> all = new LinkedHashMap<>();
        catalogue
                .bases()
                .forEach(basis -> all.put(
                        basis.key(), catalogue.requirement(basis.key(), clause).token()));
        return all;
    }

    static Map<String, String> tags(Map<Language, String> by) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            if (by.containsKey(language)) {
                tags.put(language.tag(), by.get(language));
            }
        }
        return tags;
    }

    /** @param title by the tag of the language, such as es */
    record BasisJson(String key, Map<String, String> title, String source, boolean verified) {}

    /**
     * @param bases how much each basis asks for it: required, recommended, optional, not-used
     * @param placeholders what it leaves open in braces
     */
    record ClauseJson(
            String key,
            int order,
            Map<String, String> title,
            Map<String, String> text,
            Map<String, String> bases,
            List<String> placeholders,
            String source,
            boolean verified) {}

    /** @param kind team, day, common or worded */
    record PlaceholderJson(String key, String group, String kind, Map<String, String> title) {}
}
