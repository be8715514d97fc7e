package org.enlace.jit.internal.web;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.enlace.jit.Stamp;
import org.enlace.jit.internal.People;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.web.RefusalTexts;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;

/** What things are called, in the reader's language and zone. */
public record Labels(Texts texts, Caller caller, Countries countries, People people) {
    private static final OfficerId NODE = Caller.node().officer();

    public Language language() {
        return caller.language();
    }

    public String get(String key, Object... values) {
        return texts.get(language(), key, values);
    }

    public boolean has(String key) {
        return texts.has(language(), key);
    }

    /** Why something was refused; words that stand for a state, an answer or a field are told as the pages call them. */
    public String of(Refusal refusal) {
        List<Object> values = refusal.values();
        return switch (refusal.code()) {
            case "jit.state" -> get("refusal.jit.state", values.get(0), get("team.state." + values.get(1)));
            case "jit.bundle-state" -> get("refusal.jit.bundle-state", get("bundle.state." + values.get(0)));
            case "jit.loan-state" -> {
                String state = "loan.state." + values.get(0);
                yield get("refusal.jit.loan-state", get(has(state) ? state : "loan.copy." + values.get(0)));
            }
            case "jit.loan-elsewhere", "jit.loan-recipient" -> get("refusal." + refusal.code(), named(values.get(0)));
            case "jit.retention-state" -> get("refusal.jit.retention-state", get("retention.state." + values.get(0)));
            case "jit.retention-changed" -> get("refusal.jit.retention-changed", get("retention.why." + values.get(0)));
            case "jit.move-state" ->
                get("refusal.jit.move-state", named(values.get(0)), get("answer." + values.get(1)));
            case "jit.incomplete" ->
                get(
                        "refusal.jit.incomplete",
                        Arrays.stream(String.valueOf(values.get(0)).split(", "))
                                .map(field -> get("request." + field))
                                .collect(Collectors.joining(", ")));
            default ->
                EntryRefusals.knows(refusal)
                        ? EntryRefusals.of(this, refusal)
                        : RefusalTexts.of(texts, language(), refusal);
        };
    }

    private String named(Object country) {
        return country(new CountryCode(String.valueOf(country)));
    }

    /** Who did something and when, in the reader's zone. */
    public Content of(Stamp stamp) {
        return Ui.join(Ui.text(name(stamp.officer()) + ", "), moment(stamp.at()));
    }

    /** A hash in groups of eight digits, so that it can be read out and fits a narrow screen. */
    public static String hash(String value) {
        return value.replaceAll("(.{8})(?=.)", "$1 ");
    }

    public Content moment(Instant at) {
        return Ui.moment(at, caller);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language().locale())
                .format(day);
    }

    public String name(OfficerId officer) {
        return officer.equals(NODE) ? get("node.itself") : people.name(officer);
    }

    public String country(CountryCode code) {
        return countries.name(code, language());
    }

    /** In words, sorted. */
    public String countries(Collection<CountryCode> codes) {
        return codes.stream().map(this::country).sorted().collect(Collectors.joining(", "));
    }

    /** All countries to choose from, and nothing. */
    public List<Choice> countryChoices(String chosen) {
        return countryChoices(chosen, null);
    }

    /** The same without one, such as the own; null for none. */
    public List<Choice> countryChoices(String chosen, CountryCode without) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", get("field.choose")));
        countries.all(language()).stream()
                .filter(country -> !country.code().equals(without))
                .forEach(country -> choices.add(Choice.of(country.code().value(), country.name(language()))
                        .selected(country.code().value().equals(chosen))));
        return choices;
    }

    /** A name that stands inside sentences, where it begins one. */
    public static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** In their own words, as people know them. */
    public List<Choice> languageChoices(Collection<String> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (Language each : Language.values()) {
            choices.add(Choice.of(each.tag(), each.ownName()).selected(chosen.contains(each.tag())));
        }
        return choices;
    }
}
