package org.enlace.training.internal.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.training.AgendaBlock;
import org.enlace.training.Interpretation;
import org.enlace.training.Quota;
import org.enlace.training.Quotas;

/** Lists that are typed as one line for each: easy to paste, and without script. What is wrong is told with its line. */
final class Lines {
    private static final Pattern QUOTA = Pattern.compile("\\s*([A-Za-z]{2})\\s*[;:,\\s]\\s*(\\d{1,6})\\s*");
    private static final Pattern BLOCK = Pattern.compile("\\s*(\\d{1,5})\\s*;([^;]*)(?:;(.*))?");
    private static final Pattern PAIR =
            Pattern.compile("\\s*(es|pt|en|fr)\\s*[>/-]\\s*(es|pt|en|fr)\\s*;(.*)", Pattern.CASE_INSENSITIVE);

    private Lines() {}

    static Quotas quotas(String text) {
        return new Quotas(each(
                text,
                QUOTA,
                "training.quota-line",
                "CO; 10",
                line -> new Quota(
                        new CountryCode(line.group(1).toUpperCase(Locale.ROOT)), Integer.parseInt(line.group(2)))));
    }

    static String of(Quotas quotas) {
        return quotas.countries().stream()
                .map(quota -> quota.country() + "; " + quota.seats())
                .collect(Collectors.joining("\n"));
    }

    static List<AgendaBlock> agenda(String text) {
        return each(
                text,
                BLOCK,
                "training.agenda-line",
                "45; title; speaker",
                line -> new AgendaBlock(Integer.parseInt(line.group(1)), line.group(2), line.group(3)));
    }

    static String of(List<AgendaBlock> blocks) {
        return blocks.stream()
                .map(block -> block.minutes() + "; " + block.title()
                        + (block.speaker().isEmpty() ? "" : "; " + block.speaker()))
                .collect(Collectors.joining("\n"));
    }

    static List<Interpretation> interpreters(String text) {
        return each(
                text,
                PAIR,
                "training.interpreter-line",
                "es > pt; booth",
                line -> new Interpretation(language(line.group(1)), language(line.group(2)), line.group(3)));
    }

    static String interpreters(List<Interpretation> all) {
        return all.stream()
                .map(one -> one.from().tag() + " > " + one.to().tag() + "; " + one.interpreter())
                .collect(Collectors.joining("\n"));
    }

    static List<OfficerId> moderators(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .map(OfficerId::new)
                .toList();
    }

    static String moderators(List<OfficerId> all) {
        return all.stream().map(OfficerId::value).collect(Collectors.joining(" "));
    }

    private static Language language(String tag) {
        return Language.of(tag).orElseThrow();
    }

    private static <T> List<T> each(
            String text, Pattern form, String code, String example, Function<Matcher, T> reading) {
        List<T> all = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Matcher matcher = form.matcher(line);
            if (!matcher.matches()) {
                throw new Refusal(
                        code,
                        "Line " + number + " is \"" + Form.cut(line) + "\"; write it like " + example,
                        number,
                        Form.cut(line));
            }
            all.add(reading.apply(matcher));
        }
        return all;
    }
}
