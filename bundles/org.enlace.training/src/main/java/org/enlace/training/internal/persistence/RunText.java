package org.enlace.training.internal.persistence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Reason;
import org.enlace.training.exchange.Theme;
import org.enlace.training.exchange.Weights;

/** How columns hold the parts of a matching: lines with tabs between their fields; none of what stands in them has either. */
final class RunText {
    private RunText() {}

    static String weights(Weights weights) {
        int[] numbers = {
            weights.theme(),
            weights.languageStep(),
            weights.languageSteps(),
            weights.laterPeriod(),
            weights.band(),
            weights.preAgreed(),
            weights.reciprocityDay(),
            weights.reciprocityMost()
        };
        return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    static Weights weights(String text) {
        int[] n = Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Weights(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }

    static String quotas(Quotas quotas) {
        Map<String, String[]> lines = new TreeMap<>();
        quotas.sending().forEach((country, most) -> line(lines, country)[0] = String.valueOf(most));
        quotas.receiving().forEach((country, most) -> line(lines, country)[1] = String.valueOf(most));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "\t" + String.join("\t", line.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String[] line(Map<String, String[]> lines, CountryCode country) {
        return lines.computeIfAbsent(country.value(), key -> new String[] {"", ""});
    }

    static Quotas quotas(String text) {
        Map<CountryCode, Integer> sending = new LinkedHashMap<>();
        Map<CountryCode, Integer> receiving = new LinkedHashMap<>();
        for (String line : lines(text)) {
            String[] fields = line.split("\t", -1);
            CountryCode country = new CountryCode(fields[0]);
            if (!fields[1].isEmpty()) {
                sending.put(country, Integer.parseInt(fields[1]));
            }
            if (!fields[2].isEmpty()) {
                receiving.put(country, Integer.parseInt(fields[2]));
            }
        }
        return new Quotas(sending, receiving);
    }

    static String profile(Profile profile) {
        return String.join(
                "\t",
                profile.country().value(),
                profile.band().name(),
                profile.languages().entrySet().stream()
                        .map(one -> one.getKey().value() + ":" + one.getValue().name())
                        .collect(Collectors.joining(" ")),
                profile.themes().stream().map(Theme::value).collect(Collectors.joining(" ")),
                profile.available().stream().map(Period::toString).collect(Collectors.joining(" ")));
    }

    static Profile profile(String text) {
        String[] fields = text.split("\t", -1);
        return new Profile(
                new CountryCode(fields[0]),
                RankBand.valueOf(fields[1]),
                languages(fields[2]),
                Columns.words(fields[3]).stream().map(Theme::new).toList(),
                Columns.words(fields[4]).stream().map(RunText::period).toList());
    }

    private static Map<LanguageCode, Cefr> languages(String text) {
        Map<LanguageCode, Cefr> languages = new TreeMap<>();
        for (String one : Columns.words(text)) {
            String[] parts = one.split(":");
            languages.put(new LanguageCode(parts[0]), Cefr.valueOf(parts[1]));
        }
        return languages;
    }

    static Period period(String text) {
        String[] days = text.split("/");
        return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
    }

    static String reasons(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.aspect().name() + "\t" + reason.points()
                        + reason.facts().stream().map(fact -> "\t" + fact).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    static List<Reason> reasons(String text) {
        List<Reason> reasons = new ArrayList<>();
        for (String line : lines(text)) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            reasons.add(new Reason(
                    Reason.Aspect.valueOf(fields.get(0)),
                    Integer.parseInt(fields.get(1)),
                    fields.subList(2, fields.size())));
        }
        return reasons;
    }

    static String obstacles(Map<Obstacle, Integer> obstacles) {
        return obstacles.entrySet().stream()
                .map(one -> one.getKey().name() + "\t" + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    static Map<Obstacle, Integer> obstacles(String text) {
        Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
        for (String line : lines(text)) {
            String[] fields = line.split("\t");
            obstacles.put(Obstacle.valueOf(fields[0]), Integer.parseInt(fields[1]));
        }
        return obstacles;
    }

    /** @return null where there is none */
    static String instead(Optional<Alternative> instead) {
        return instead.map(one -> one.place() + " " + one.pointsThere() + " " + one.fewer() + " " + one.cost())
                .orElse(null);
    }

    static Optional<Alternative> instead(String text) {
        if (text == null) {
            return Optional.empty();
        }
        String[] fields = text.split(" ");
        return Optional.of(new Alternative(
                RecordId.parse(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3])));
    }

    static List<String> lines(String text) {
        return text == null || text.isEmpty() ? List.of() : text.lines().toList();
    }
}
