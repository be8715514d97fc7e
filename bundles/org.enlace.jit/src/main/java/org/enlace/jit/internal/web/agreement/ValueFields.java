package org.enlace.jit.internal.web.agreement;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.agreement.ClauseCatalogue;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Placeholder.Group;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.Language;
import org.enlace.web.Ui;
import org.enlace.web.ui.Field;

/** The form of what the clauses leave open, a group at a time. */
final class ValueFields {
    private static final int SHORT = 120;

    private final Drafts.Shown shown;
    private final ClauseCatalogue catalogue;
    private final Labels labels;

    ValueFields(Drafts.Shown shown, ClauseCatalogue catalogue, Labels labels) {
        this.shown = shown;
        this.catalogue = catalogue;
        this.labels = labels;
    }

    /** What the field of a placeholder is called. */
    static String name(String key, Optional<Language> language) {
        return "v." + key.replace('_', '-')
                + language.map(one -> "." + one.tag()).orElse("");
    }

    /** The groups that anything is asked of, in their order. */
    List<Group> groups() {
        List<Group> all = new ArrayList<>();
        for (Group group : Group.values()) {
            if (!of(group).isEmpty()) {
                all.add(group);
            }
        }
        return all;
    }

    List<Placeholder> of(Group group) {
        return draft().placeholders().stream()
                .map(catalogue::placeholder)
                .filter(one -> one.group() == group)
                .toList();
    }

    /** How many of a group are open in some language. */
    long open(Group group) {
        return of(group).stream()
                .filter(one -> draft().languages().stream().anyMatch(language -> shown.filled()
                        .get(language)
                        .getOrDefault(one.key(), "")
                        .isEmpty()))
                .count();
    }

    private DraftContent draft() {
        return shown.draft().content();
    }

    private String written(Placeholder one, Language language) {
        return draft().values().getOrDefault(one.key(), Map.of()).getOrDefault(language, "");
    }

    /** The form as it stands. */
    Form form(Group group) {
        Form form = new Form().put("version", shown.draft().version()).put("group", group.token());
        for (Placeholder one : of(group)) {
            String common = written(one, draft().source());
            switch (one.kind()) {
                case COMMON -> form.put(name(one.key(), Optional.empty()), common);
                case DAY -> {
                    if (!common.isEmpty()) {
                        form.putDay(name(one.key(), Optional.empty()), java.time.LocalDate.parse(common));
                    }
                }
                case TEAM, WORDED ->
                    draft().languages()
                            .forEach(language ->
                                    form.put(name(one.key(), Optional.of(language)), written(one, language)));
            }
        }
        return form;
    }

    /** What was typed; a day that is none is noted in the form. */
    Map<String, Map<Language, String>> typed(Group group, Form form) {
        Map<String, Map<Language, String>> all = new LinkedHashMap<>();
        for (Placeholder one : of(group)) {
            Map<Language, String> by = new EnumMap<>(Language.class);
            String name = name(one.key(), Optional.empty());
            switch (one.kind()) {
                case COMMON -> everywhere(by, form.get(name));
                case DAY -> everywhere(by, day(form, name));
                case TEAM, WORDED ->
                    draft().languages()
                            .forEach(language -> by.put(language, form.get(name(one.key(), Optional.of(language)))));
            }
            all.put(one.key(), by);
        }
        return all;
    }

    private String day(Form form, String name) {
        if (!form.hasDay(name)) {
            return "";
        }
        java.time.LocalDate day = form.read(name, labels, () -> form.day(name));
        return day == null ? "" : day.toString();
    }

    /** The same in all four, so that a language that is added later has it too. */
    private static void everywhere(Map<Language, String> by, String text) {
        for (Language language : Language.values()) {
            by.put(language, text);
        }
    }

    /** The fields of a placeholder. */
    Content fields(Placeholder one, Form form) {
        String title = one.title().get(labels.language());
        Optional<Language> none = Optional.empty();
        String name = name(one.key(), none);
        return switch (one.kind()) {
            case DAY ->
                Ui.dateInput(
                        labels.language(),
                        Field.named(name, title)
                                .hint(known(one, labels.language()))
                                .error(form.error(name)),
                        form.date(name));
            case COMMON ->
                Ui.textInput(Field.named(name, title).value(form.get(name)).error(form.error(name)));
            case TEAM, WORDED ->
                Ui.fieldset(
                        title,
                        Ui.join(draft().languages().stream()
                                .map(language -> worded(one, language, form))
                                .toArray(Content[]::new)));
        };
    }

    private Content worded(Placeholder one, Language language, Form form) {
        String name = name(one.key(), Optional.of(language));
        String hint = one.kind() == Placeholder.Kind.TEAM ? known(one, language) : "";
        Field field = Field.named(name, labels.get("agreement.language." + language.tag()))
                .hint(hint)
                .value(form.get(name))
                .error(form.error(name))
                .in(language);
        return form.get(name).length() > SHORT || one.kind() == Placeholder.Kind.WORDED
                ? Ui.textArea(labels.language(), field.rows(2))
                : Ui.textInput(field);
    }

    /** What it is filled with where nothing is written; empty where the team does not know. */
    private String known(Placeholder one, Language language) {
        String known = shown.known()
                .getOrDefault(language, shown.known().get(draft().source()))
                .getOrDefault(one.key(), "");
        return known.isEmpty() ? "" : labels.get("agreement.values.known", known);
    }
}
