package org.enlace.training.internal.web;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Theme;

/** How the forms of exchanges are read: themes, languages by level, periods, bands, amounts. */
final class ExchangeFields {
    /** The fields of the levels are called so, and by the tag of the language. */
    static final String LEVEL = "level-";

    private ExchangeFields() {}

    /** Those that were chosen, and those that were written in words of their own, a line each. */
    static List<Theme> themes(Form form) {
        Stream<Theme> written = form.get("otherThemes")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(ExchangeFields::theme);
        return Stream.concat(form.all("themes").stream().map(Theme::new), written)
                .distinct()
                .toList();
    }

    private static Theme theme(String words) {
        String bare = Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        String token =
                bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return token.matches("[a-z][a-z0-9-]{0,63}") ? new Theme(token) : new Theme(Form.cut(words));
    }

    /** What is left over of themes that no checkbox stands for. */
    static String otherThemes(Collection<Theme> themes) {
        return themes.stream()
                .map(Theme::value)
                .filter(theme -> !ExchangeLabels.THEMES.contains(theme))
                .collect(Collectors.joining("\n"));
    }

    static Map<LanguageCode, Cefr> languages(Form form) {
        Map<LanguageCode, Cefr> languages = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            String level = form.get(LEVEL + language.tag());
            if (!level.isEmpty()) {
                languages.put(new LanguageCode(language.tag()), level(level));
            }
        }
        form.get("languages").lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.strip().split("[\\s:;,]+");
            if (words.length != 2) {
                throw new Refusal(
                        "placement.language-line",
                        "\"" + Form.cut(line) + "\" is no language with its level; write it like it B1",
                        Form.cut(line));
            }
            languages.put(new LanguageCode(words[0].toLowerCase(Locale.ROOT)), level(words[1]));
        });
        return languages;
    }

    private static Cefr level(String typed) {
        try {
            return Cefr.valueOf(typed.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "placement.level",
                    "\"" + Form.cut(typed) + "\" is no level; use A1, A2, B1, B2, C1 or C2",
                    Form.cut(typed));
        }
    }

    static void put(Form form, Map<LanguageCode, Cefr> languages) {
        List<String> others = new ArrayList<>();
        languages.forEach((code, level) -> {
            if (Language.of(code.value())
                    .filter(known -> known.tag().equals(code.value()))
                    .isPresent()) {
                form.put(LEVEL + code, level);
            } else {
                others.add(code + " " + level);
            }
        });
        form.put("languages", String.join("\n", others));
    }

    static Set<RankBand> bands(Form form) {
        Set<RankBand> bands = new LinkedHashSet<>();
        form.all("bands").forEach(name -> bands.add(band(name)));
        return bands;
    }

    static RankBand band(String name) {
        try {
            return RankBand.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "placement.band", "\"" + Form.cut(name) + "\" is no band of rank; choose one", Form.cut(name));
        }
    }

    /** A line each: 2027-05-03 2027-05-28, with whatever between the two. */
    static List<Period> periods(String typed) {
        return typed.lines()
                .filter(line -> !line.isBlank())
                .map(ExchangeFields::period)
                .toList();
    }

    private static Period period(String line) {
        String[] days = line.strip().split("[\\s/;,–a-zà]+");
        try {
            if (days.length == 2) {
                return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
            }
        } catch (DateTimeException e) {
            // Told below, with what was typed.
        }
        throw new Refusal(
                "placement.period-line",
                "\"" + Form.cut(line) + "\" is no period; write two days, like 2027-05-03 2027-05-28",
                Form.cut(line));
    }

    static String lines(Collection<Period> periods) {
        return periods.stream().map(one -> one.first() + " – " + one.last()).collect(Collectors.joining("\n"));
    }

    /** A line each: what; amount; currency. */
    static List<Expense> expenses(String typed) {
        return typed.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] parts = line.split("[;\\t]", -1);
                    if (parts.length != 3) {
                        throw new Refusal(
                                "placement.expense-line",
                                "\"" + Form.cut(line) + "\" has " + parts.length
                                        + " fields; write what; amount; currency, like Hotel; 320.50; USD",
                                Form.cut(line));
                    }
                    return Expense.of(parts[0], parts[1], parts[2]);
                })
                .toList();
    }

    static String expenseLines(List<Expense> expenses) {
        return expenses.stream()
                .map(one -> one.what() + "; " + one.amount().toPlainString() + "; " + one.currency())
                .collect(Collectors.joining("\n"));
    }
}
