package org.enlace.training.internal.web;

import gg.jte.Content;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Theme;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.FieldError;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What things of exchanges are called. */
public record ExchangeLabels(Labels labels) {
    /** Themes that have names in all languages; others are shown by their words. */
    public static final List<String> THEMES = List.of(
            "victim-identification",
            "victim-protection",
            "border-detection",
            "online-recruitment",
            "financial-investigation",
            "digital-evidence",
            "intelligence-analysis",
            "joint-teams",
            "migrant-smuggling",
            "missing-persons");

    public String get(String key, Object... values) {
        return labels.get(key, values);
    }

    /** What is wrong in an application, with the names of its fields. */
    public List<FieldError> errors(Form form) {
        List<String> names = new ArrayList<>(List.of("themes=call.themes", "officer=apply.account"));
        for (int i = 1; i <= ApplicationFields.PERIODS; i++) {
            names.add("first" + i + "=apply.period." + i);
            names.add("last" + i + "=apply.period." + i);
        }
        names.addAll(List.of("apply", "column"));
        return form.errors(labels, names.toArray(String[]::new));
    }

    private Locale locale() {
        return labels.language().locale();
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(day);
    }

    public String period(Period period) {
        return period.first().equals(period.last())
                ? day(period.first())
                : day(period.first()) + " – " + day(period.last());
    }

    public Content periods(Collection<Period> periods) {
        return Ui.list(periods.stream().map(one -> Ui.text(period(one))).toList());
    }

    public String theme(Theme theme) {
        return THEMES.contains(theme.value())
                ? get("exchange.theme." + theme.value())
                : theme.value().replace('-', ' ');
    }

    public String themes(Collection<Theme> themes) {
        return themes.stream().map(this::theme).sorted().collect(Collectors.joining(", "));
    }

    /** The themes of a call to choose among. */
    public List<Choice> themeChoices(Collection<Theme> themes, List<String> chosen) {
        return themes.stream()
                .map(theme -> Choice.of(theme.value(), theme(theme)).selected(chosen.contains(theme.value())))
                .toList();
    }

    /** Those that have a name, for whoever writes a call. */
    public List<Choice> namedThemes(List<String> chosen) {
        return themeChoices(THEMES.stream().map(Theme::new).toList(), chosen);
    }

    public String language(LanguageCode code) {
        String name = Locale.forLanguageTag(code.value()).getDisplayLanguage(locale());
        return name.isEmpty() ? code.value() : name;
    }

    public String languages(Map<LanguageCode, Cefr> languages) {
        return languages.entrySet().stream()
                .map(each -> language(each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A level for each language of the platform, and lines for others. */
    public Content languageFields(Form form) {
        List<Content> fields = new ArrayList<>();
        for (Language language : Language.values()) {
            String name = ExchangeFields.LEVEL + language.tag();
            List<Choice> levels = new ArrayList<>();
            levels.add(Choice.of("", get("exchange.level.none")));
            Arrays.stream(Cefr.values())
                    .forEach(level -> levels.add(Choice.of(level.name(), get("exchange.level." + level.name()))
                            .selected(level.name().equals(form.get(name)))));
            fields.add(Ui.select(Field.named(name, language(new LanguageCode(language.tag()))), levels));
        }
        fields.add(Ui.textArea(
                labels.language(),
                Field.named("languages", get("exchange.other-languages"))
                        .hint(get("exchange.other-languages.hint"))
                        .value(form.get("languages"))
                        .error(form.error("languages"))
                        .rows(2)));
        return Ui.join(fields.toArray(Content[]::new));
    }

    /** An amount with its currency, as the reader writes figures. */
    public String amount(BigDecimal amount, String currency) {
        NumberFormat figures = NumberFormat.getNumberInstance(locale());
        figures.setMinimumFractionDigits(amount.scale());
        figures.setMaximumFractionDigits(amount.scale());
        return figures.format(amount) + " " + currency;
    }

    public String expenseLines(List<Expense> expenses) {
        return ExchangeFields.expenseLines(expenses);
    }

    public String band(RankBand band) {
        return get("exchange.band." + band.name().toLowerCase(Locale.ROOT));
    }

    public List<Choice> bandChoices(List<String> chosen) {
        return Arrays.stream(RankBand.values())
                .map(band -> Choice.of(band.name(), band(band)).selected(chosen.contains(band.name())))
                .toList();
    }

    public Tag state(ExchangeCall call) {
        Tone tone =
                switch (call.state()) {
                    case DRAFT -> Tone.ATTENTION;
                    case OPEN -> Tone.GOOD;
                    case CLOSED -> Tone.NEUTRAL;
                    case CANCELLED -> Tone.BAD;
                };
        return new Tag(get("call.state." + call.state().token()), tone);
    }

    /** How a question of another country to a host of this one stands. */
    public Tag standing(HostRequest request) {
        HostRequest.Standing standing = request.standing();
        Tone tone =
                switch (standing) {
                    case OPEN -> Tone.ATTENTION;
                    case SENT -> Tone.INFO;
                    case CONFIRMED -> Tone.GOOD;
                    case DECLINED -> Tone.BAD;
                    case OVER -> Tone.NEUTRAL;
                };
        return new Tag(get("hosted.standing." + standing.token()), tone);
    }

    public Tag stage(Stage stage) {
        Tone tone =
                switch (stage) {
                    case SUBMITTED, PROPOSED, ACCEPTED, REPORTED -> Tone.ATTENTION;
                    case ENDORSED, HELD -> Tone.INFO;
                    case HOST_CONFIRMED, PREPARED, CERTIFIED, FOLLOWED_UP -> Tone.GOOD;
                    case REFUSED, HOST_DECLINED -> Tone.BAD;
                    case WITHDRAWN -> Tone.NEUTRAL;
                };
        return new Tag(get("exchange.stage." + stage.token()), tone);
    }
}
