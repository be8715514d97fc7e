package org.enlace.training.internal.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.Theme;

/** The form of an application, step by step. */
final class ApplicationFields {
    /** The steps, in their order. */
    static final List<String> STEPS =
            List.of("officer", "profile", "dates", "objectives", "approval", "documents", "check");

    /** So many periods have fields of their own. */
    static final int PERIODS = 3;

    /** The fields of each step; what no step has is not kept. */
    static final Map<String, List<String>> OF = of();

    private ApplicationFields() {}

    private static Map<String, List<String>> of() {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("officer", List.of("name", "post", "band", "officer", "country"));
        fields.put("profile", List.of("themes", "level-es", "level-pt", "level-en", "level-fr", "languages"));
        List<String> dates = new ArrayList<>();
        for (int i = 1; i <= PERIODS; i++) {
            for (String end : List.of("first", "last")) {
                for (String part : List.of("year", "month", "day")) {
                    dates.add(end + i + "-" + part);
                }
            }
        }
        fields.put("dates", List.copyOf(dates));
        fields.put("objectives", List.of("objectives"));
        fields.put("approval", List.of("superior", "approval-year", "approval-month", "approval-day"));
        fields.put("documents", List.of());
        fields.put("check", List.of());
        return Map.copyOf(fields);
    }

    /** At which step a field that was refused stands. */
    static String step(String field) {
        return switch (field) {
            case "name", "post", "band", "officer", "country" -> "officer";
            case "themes", "languages" -> "profile";
            case "objectives" -> "objectives";
            case "superior", "approval" -> "approval";
            default -> field.startsWith("first") || field.startsWith("last") ? "dates" : "check";
        };
    }

    /** What was typed of one step. */
    static Map<String, List<String>> answers(String step, Form form) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        OF.get(step).forEach(field -> answers.put(field, form.all(field)));
        return answers;
    }

    static Form form(Map<String, List<String>> answers) {
        Form form = new Form();
        answers.forEach(form::putAll);
        return form;
    }

    static Form form(Application application) {
        ApplicationForm said = application.form();
        Profile profile = said.profile();
        Form form = new Form()
                .put("version", application.version())
                .put("name", said.name())
                .put("post", said.post())
                .put("band", profile.band().name())
                .put("officer", said.officer())
                .put("country", profile.country())
                .putAll("themes", profile.themes().stream().map(Theme::value).toList())
                .put("objectives", said.objectives())
                .put("superior", said.approval().superior())
                .putDay("approval", said.approval().on());
        ExchangeFields.put(form, profile.languages());
        int number = 1;
        for (Period period : profile.available()) {
            form.putDay("first" + number, period.first()).putDay("last" + number, period.last());
            number++;
        }
        return form;
    }

    /**
     * Reads one step, and notes what is wrong in it.
     *
     * @param otherwise whose application it is where the form names nobody
     */
    static void check(String step, Form form, Labels labels, OfficerId otherwise, CountryCode own) {
        switch (step) {
            case "officer" -> {
                form.read("name", labels, () -> Rules.line("name", form.get("name"), ApplicationForm.LONGEST_NAME));
                form.read("post", labels, () -> Rules.line("post", form.get("post"), ApplicationForm.LONGEST_POST));
                form.read("band", labels, () -> ExchangeFields.band(form.get("band")));
                form.read("officer", labels, () -> officer(form, otherwise));
                form.read("country", labels, () -> country(form, own));
            }
            case "profile" -> {
                form.read("themes", labels, () -> themes(form));
                form.read("languages", labels, () -> languages(form));
            }
            case "dates" -> available(form, labels);
            case "objectives" ->
                form.read(
                        "objectives",
                        labels,
                        () -> Rules.text("objectives", form.get("objectives"), ApplicationForm.LONGEST_OBJECTIVES));
            case "approval" -> {
                form.read(
                        "superior",
                        labels,
                        () -> Rules.line("superior", form.get("superior"), ApplicationForm.LONGEST_POST));
                form.read("approval", labels, () -> new ApplicationForm.Approval("-", form.day("approval")));
            }
            default -> {
                // Documents are added where they stand, and what was checked is handed in.
            }
        }
    }

    private static OfficerId officer(Form form, OfficerId otherwise) {
        String typed = form.get("officer").strip();
        return typed.isEmpty() ? otherwise : new OfficerId(typed);
    }

    private static CountryCode country(Form form, CountryCode own) {
        String typed = form.get("country").strip();
        return typed.isEmpty() ? own : new CountryCode(typed);
    }

    private static List<Theme> themes(Form form) {
        return Rules.distinct(
                "themes", form.all("themes").stream().map(Theme::new).toList(), Profile.MOST_THEMES);
    }

    private static Map<LanguageCode, Cefr> languages(Form form) {
        Map<LanguageCode, Cefr> languages = ExchangeFields.languages(form);
        Rules.distinct("languages", List.copyOf(languages.keySet()), Profile.MOST_LANGUAGES);
        return languages;
    }

    /** The periods, the one the officer likes best first; null where something is wrong with one. */
    private static List<Period> available(Form form, Labels labels) {
        List<Period> periods = new ArrayList<>();
        for (int i = 1; i <= PERIODS; i++) {
            String first = "first" + i;
            String last = "last" + i;
            if (i > 1 && !form.hasDay(first) && !form.hasDay(last)) {
                continue;
            }
            LocalDate from = form.read(first, labels, () -> form.day(first));
            LocalDate until = form.read(last, labels, () -> form.day(last));
            if (from != null && until != null) {
                Period period = form.read(last, labels, () -> new Period(from, until));
                if (period != null) {
                    periods.add(period);
                }
            }
        }
        return form.wrong() ? null : periods.stream().distinct().toList();
    }

    /** The whole application; null where something is wrong, which is noted at its field. */
    static ApplicationForm read(
            Form form, List<RecordId> documents, Labels labels, OfficerId otherwise, CountryCode own) {
        STEPS.forEach(step -> check(step, form, labels, otherwise, own));
        if (form.wrong()) {
            return null;
        }
        Profile profile = form.read(
                "themes",
                labels,
                () -> new Profile(
                        country(form, own),
                        ExchangeFields.band(form.get("band")),
                        languages(form),
                        themes(form),
                        available(form, labels)));
        return profile == null
                ? null
                : form.read(
                        "name",
                        labels,
                        () -> new ApplicationForm(
                                officer(form, otherwise),
                                form.get("name"),
                                form.get("post"),
                                profile,
                                form.get("objectives"),
                                new ApplicationForm.Approval(form.get("superior"), form.day("approval")),
                                documents.stream()
                                        .sorted(Comparator.naturalOrder())
                                        .limit(ApplicationForm.MOST_DOCUMENTS)
                                        .toList()));
    }

    /** All fields that can be refused. */
    static Set<String> fields() {
        return Set.of(
                "name",
                "post",
                "band",
                "officer",
                "country",
                "themes",
                "languages",
                "objectives",
                "superior",
                "approval",
                "first1",
                "last1");
    }
}
