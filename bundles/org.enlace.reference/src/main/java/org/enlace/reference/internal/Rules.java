package org.enlace.reference.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.reference.ReferenceSet;

/** What a record of each set has to look like: which fields, and what may stand in them. */
final class Rules {
    private static final String COUNTRY = "[A-Z]{2}";
    private static final int TEN_YEARS_HOURS = 87_600;

    private static final Rule TEXT = ReferenceRecord::text;
    private static final Rule TEXT_OR_NULL = ReferenceRecord::textOrNull;
    private static final Rule NAMES = ReferenceRecord::names;
    private static final Rule TRUTH = ReferenceRecord::truth;
    private static final Rule TEXTS = Rule.list(text -> !text.isBlank(), "a list of texts");
    private static final Rule CODES =
            Rule.list(text -> text.matches(COUNTRY), "a list of codes of two capital letters");
    private static final Rule BODIES = (each, field) -> {
        if (!(each.fields().get(field) instanceof List<?> bodies)
                || !bodies.stream()
                        .allMatch(body -> body instanceof Map<?, ?> map && map.get("name") instanceof String)) {
            throw each.wrong(field, "is no list of bodies with a \"name\" each");
        }
    };

    private static final Map<ReferenceSet, Map<String, Rule>> FIELDS = Map.of(
            ReferenceSet.COUNTRIES, countries(),
            ReferenceSet.ORGANISATIONS, organisations(),
            ReferenceSet.ICCS, iccs(),
            ReferenceSet.HANDLING, handling(),
            ReferenceSet.BORDER_CROSSINGS, crossings());

    private Rules() {}

    /** @throws BadRecord naming the first field that is not as it should be */
    static void check(ReferenceSet set, ReferenceRecord each) {
        Map<String, Rule> rules = FIELDS.get(set);
        for (String field : each.fields().keySet()) {
            plain(each, field, each.fields().get(field));
            if (!rules.containsKey(field)) {
                throw each.wrong(field, "is no field of " + set.file() + "; correct its name or take it out");
            }
        }
        rules.get("id").check(each, "id");
        Set<String> fields = new TreeSet<>(rules.keySet());
        fields.removeAll(each.fields().keySet());
        fields.remove("retired");
        if (!fields.isEmpty()) {
            throw each.wrong(fields.iterator().next(), "is missing; give it, or null where nothing is known");
        }
        each.fields().keySet().forEach(field -> rules.get(field).check(each, field));
        switch (set) {
            case COUNTRIES -> {
                FileCountries.country(each);
                equal(each, "id", "iso2");
            }
            case ICCS -> {
                FileCrimeTypes.type(each);
                equal(each, "id", "code");
            }
            case BORDER_CROSSINGS -> {
                if (each.texts("places").size() != each.texts("countries").size()) {
                    throw each.wrong("places", "has not as many places as there are countries; give one for each");
                }
            }
            case ORGANISATIONS, HANDLING -> {
                // Nothing beyond the fields.
            }
        }
    }

    /** Nothing that a page, a screen or a file could not show. */
    private static void plain(ReferenceRecord each, String field, Object value) {
        if (value instanceof String text) {
            if (text.chars().anyMatch(Character::isISOControl)
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw each.wrong(field, "holds a control character or half a character; take it out");
            }
        } else if (value instanceof List<?> list) {
            list.forEach(one -> plain(each, field, one));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> plain(each, field, one));
        }
    }

    private static void equal(ReferenceRecord each, String one, String other) {
        if (!each.text(one).equals(each.text(other))) {
            throw each.wrong(
                    one,
                    "is \"" + each.text(one) + "\", but \"" + other + "\" is \"" + each.text(other)
                            + "\"; both are the same here");
        }
    }

    private static Map<String, Rule> common() {
        Map<String, Rule> rules = new HashMap<>();
        rules.put("id", Rule.form("[A-Za-z0-9.-]{1,64}", "1 to 64 letters, digits, dots or hyphens", false));
        rules.put("name", NAMES);
        rules.put("source", TEXT);
        rules.put("verified", TRUTH);
        rules.put("verifiedScope", TEXT_OR_NULL);
        rules.put("retired", TRUTH);
        return rules;
    }

    private static Map<String, Rule> countries() {
        Map<String, Rule> rules = common();
        rules.put("iso2", TEXT);
        rules.put("iso3", Rule.form("[A-Z]{3}", "three capital letters", false));
        rules.put("group", TEXT);
        rules.put("kind", Rule.oneOf("state", "territory"));
        rules.put("timeZones", TEXTS);
        rules.put("platformLanguage", TEXT);
        rules.put(
                "otherLanguages",
                Rule.list(text -> text.matches("[a-z]{2,3}"), "a list of ISO 639 codes such as \"gn\""));
        for (String each : List.of(
                "founder2007",
                "founder2007Disputed",
                "treaty2023",
                "buenosAiresConvention",
                "sipaPilot",
                "eurofront")) {
            rules.put(each, TRUTH);
        }
        rules.put("policeBodies", BODIES);
        rules.put("notes", TEXT_OR_NULL);
        return rules;
    }

    private static Map<String, Rule> organisations() {
        Map<String, Rule> rules = common();
        rules.put("acronym", TEXT_OR_NULL);
        rules.put(
                "type",
                Rule.oneOf(
                        "national-unit",
                        "police-body",
                        "specialised-unit",
                        "prosecution",
                        "central-authority",
                        "ministry",
                        "regional-project",
                        "agency",
                        "secretariat"));
        rules.put("country", Rule.form(COUNTRY, "two capital letters", true));
        rules.put("city", TEXT_OR_NULL);
        rules.put("parent", TEXT_OR_NULL);
        rules.put("roles", TEXTS);
        rules.put("competences", TEXTS);
        rules.put("note", TEXT_OR_NULL);
        return rules;
    }

    private static Map<String, Rule> iccs() {
        Map<String, Rule> rules = common();
        rules.put("code", TEXT);
        rules.put("level", ReferenceRecord::number);
        rules.put("parent", TEXT_OR_NULL);
        rules.put("inclusions", TEXTS);
        rules.put("exclusions", TEXTS);
        rules.put("version", TEXT);
        return rules;
    }

    private static Map<String, Rule> handling() {
        Map<String, Rule> rules = common();
        rules.put(
                "kind",
                Rule.oneOf(
                        "handling-code",
                        "source-evaluation",
                        "information-evaluation",
                        "tlp",
                        "urgency-ground",
                        "refusal-ground",
                        "deadline"));
        rules.put("code", TEXT);
        rules.put("order", ReferenceRecord::number);
        rules.put("definition", NAMES);
        rules.put("default", TRUTH);
        rules.put("requiresText", TRUTH);
        rules.put("combinable", Rule.orNull(TRUTH));
        rules.put("liftedBy", TEXT_OR_NULL);
        rules.put("hours", Rule.orNull(Rule.between(1, TEN_YEARS_HOURS)));
        rules.put("colour", Rule.form("#[0-9A-Fa-f]{6}", "a colour such as \"#33FF00\"", true));
        rules.put("guidance", TEXT_OR_NULL);
        return rules;
    }

    private static Map<String, Rule> crossings() {
        Map<String, Rule> rules = common();
        rules.put("countries", CODES);
        rules.put("places", TEXTS);
        rules.put("lat", Rule.between(-90, 90));
        rules.put("lon", Rule.between(-180, 180));
        rules.put("coordinatesApprox", TRUTH);
        rules.put("precisionKm", Rule.between(0, 1_000));
        rules.put("coordinatesVerified", TRUTH);
        rules.put("kind", Rule.oneOf("bridge", "road", "tunnel", "mountain-pass", "twin-town", "river-ferry"));
        rules.put("eurofrontPilot", TRUTH);
        rules.put("note", TEXT_OR_NULL);
        return rules;
    }
}
