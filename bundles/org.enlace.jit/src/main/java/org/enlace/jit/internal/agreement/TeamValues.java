package org.enlace.jit.internal.agreement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Basis;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;

/** What clauses leave open and the team itself tells, in each language, and beside it what was written. */
final class TeamValues {
    private static final String NEXT = "; ";
    /** What says the same of every team. */
    private static final List<String> ALWAYS = List.of(
            "members_annex", "participants_annex", "other_party", "state_of_origin", "leaders_contact", "local_leader");

    private final Countries countries;
    private final Texts texts;

    TeamValues(Countries countries, Texts texts) {
        this.countries = countries;
        this.texts = texts;
    }

    /** What the team tells by itself. */
    Map<Language, Map<String, String>> known(
            DraftContent draft, TeamFacts.Known team, List<Designation> people, ClauseCatalogue catalogue) {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : draft.languages()) {
            Map<String, String> values = new HashMap<>();
            team.values()
                    .forEach((key, text) -> values.put(
                            key,
                            catalogue.placeholder(key).kind() == Placeholder.Kind.DAY ? day(text, language) : text));
            for (String key : ALWAYS) {
                values.put(key, texts.get(language, "agreement.value." + key));
            }
            values.put("space_name", team.title());
            values.put(
                    "requesting_authority",
                    draft.parties().stream().limit(1).map(Party::competent).collect(Collectors.joining()));
            values.put(
                    "requesting_central_authority",
                    draft.parties().stream().limit(1).map(Party::central).collect(Collectors.joining()));
            values.put(
                    "requested_central_authority",
                    draft.parties().stream()
                            .skip(1)
                            .map(Party::central)
                            .filter(one -> !one.isEmpty())
                            .collect(Collectors.joining(NEXT)));
            values.put(
                    "legal_basis",
                    catalogue
                            .basis(draft.basis())
                            .map(Basis::title)
                            .map(title -> title.get(language))
                            .orElse(""));
            values.put(
                    "end_date",
                    draft.lastDay().map(day -> day(day, draft.zone(), language)).orElse(""));
            values.put("parties_list", joined(draft, party -> party(party, language)));
            values.put("states_of_operation", joined(draft, party -> name(party, language)));
            values.put("signatories", joined(draft, party -> party(party, language)));
            values.put(
                    "languages",
                    draft.languages().stream()
                            .map(each -> texts.get(language, "agreement.language." + each.tag()))
                            .collect(Collectors.joining(", ")));
            values.put("leaders_list", joined(draft, party -> leaders(party, people, language)));
            values.put("participants_list", people(people, TeamRole.PARTICIPANT));
            values.put("seconded_powers", powers(people, language));
            all.put(language, values);
        }
        return all;
    }

    /** What each placeholder is filled with: what was written, else what the team tells. */
    Map<Language, Map<String, String>> filled(
            DraftContent draft, Map<Language, Map<String, String>> known, ClauseCatalogue catalogue) {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : draft.languages()) {
            Map<String, String> values = new HashMap<>(known.get(language));
            draft.values().forEach((key, by) -> {
                String written = by.getOrDefault(language, "");
                if (!written.isEmpty()) {
                    boolean day = catalogue.placeholder(key).kind() == Placeholder.Kind.DAY;
                    values.put(key, day ? day(written, language) : written);
                }
            });
            all.put(language, values);
        }
        return all;
    }

    private String joined(DraftContent draft, Function<Party, String> each) {
        return draft.parties().stream().map(each).collect(Collectors.joining(NEXT));
    }

    private String name(Party party, Language language) {
        return countries.name(party.country(), language);
    }

    private String party(Party party, Language language) {
        String name = name(party, language);
        return party.competent().isEmpty() ? name : name + ", " + party.competent();
    }

    private String leaders(Party party, List<Designation> people, Language language) {
        String named = people.stream()
                .filter(one -> one.role() == TeamRole.LEADER && one.country().equals(party.country()))
                .map(TeamValues::person)
                .collect(Collectors.joining(", "));
        return name(party, language) + ": "
                + (named.isEmpty() ? texts.get(language, "agreement.value.leader-open") : named);
    }

    private static String people(List<Designation> people, TeamRole role) {
        return people.stream()
                .filter(one -> one.role() == role)
                .map(TeamValues::person)
                .collect(Collectors.joining(NEXT));
    }

    private static String person(Designation one) {
        return one.name() + " (" + one.function() + ", " + one.agency() + ")";
    }

    private String powers(List<Designation> people, Language language) {
        return people.stream()
                .flatMap(one -> one.powers().stream())
                .distinct()
                .sorted()
                .map(power -> texts.get(language, "agreement.power." + InstrumentForm.token(power)))
                .collect(Collectors.joining(", "));
    }

    private static String day(LocalDate day, ZoneId zone, Language language) {
        return written(day, language) + " (" + zone.getId() + ")";
    }

    private static String day(String written, Language language) {
        try {
            return written(LocalDate.parse(written), language);
        } catch (DateTimeParseException e) {
            return written;
        }
    }

    private static String written(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }
}
