package org.enlace.jit.course;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * What a request for a team says. While it is prepared parts may be empty; {@link #missing} tells which.
 *
 * @param subject    what the team is about, in a line
 * @param authority  the requesting authority that leads the proceedings
 * @param basis      the legal basis, a key such as {@code mercosur-2010}; empty while it is open
 * @param language   in which the request is written
 * @param asked      whom it asks
 * @param crimes     codes of the crime classification (ICCS)
 * @param facts      a short statement of facts
 * @param why        why a team is needed
 * @param provisions the criminal provisions that apply
 * @param measures   the measures that are proposed
 * @param officials  who would join, by office
 * @param months     how long it would take, as estimated; 0 while it is open
 */
public record RequestContent(
        String subject,
        String authority,
        String basis,
        Language language,
        List<Asked> asked,
        List<String> crimes,
        String facts,
        String why,
        String provisions,
        String measures,
        String officials,
        int months) {
    public static final int LONGEST_SUBJECT = 200;
    public static final int LONGEST_FACTS = 20_000;
    public static final int LONGEST_TEXT = 10_000;
    public static final int MOST_MONTHS = 120;
    public static final int MOST = 20;

    private static final Pattern BASIS = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern CRIME = Pattern.compile("\\d{2,6}");

    /**
     * @throws Refusal {@code jit.missing}, {@code jit.too-long}, {@code jit.character}, {@code jit.basis}, {@code jit.asked-twice},
     *     {@code jit.too-many}, {@code jit.crime}, {@code jit.months}
     */
    public RequestContent {
        subject = Rules.line("subject", subject, LONGEST_SUBJECT);
        authority = Rules.lineOrNone("authority", authority, Asked.LONGEST_AUTHORITY);
        basis = basis == null ? "" : basis;
        if (!basis.isEmpty() && !BASIS.matcher(basis).matches()) {
            throw new Refusal(
                            "jit.basis",
                            "\"" + basis + "\" is no legal basis of the catalogue; choose one of its list",
                            basis)
                    .at("basis");
        }
        Objects.requireNonNull(language, "language");
        asked = Rules.list("asked", asked, MOST);
        Set<CountryCode> seen = new HashSet<>();
        for (Asked one : asked) {
            if (!seen.add(one.country())) {
                throw new Refusal("jit.asked-twice", one.country() + " is asked twice; leave one", one.country())
                        .at("asked");
            }
        }
        crimes = Rules.list("crimes", crimes.stream().distinct().toList(), MOST);
        for (String crime : crimes) {
            if (!CRIME.matcher(crime).matches()) {
                throw new Refusal("jit.crime", "\"" + crime + "\" is no code of the crime classification", crime)
                        .at("crimes");
            }
        }
        facts = Rules.textOrNone("facts", facts, LONGEST_FACTS);
        why = Rules.textOrNone("why", why, LONGEST_TEXT);
        provisions = Rules.textOrNone("provisions", provisions, LONGEST_TEXT);
        measures = Rules.textOrNone("measures", measures, LONGEST_TEXT);
        officials = Rules.textOrNone("officials", officials, LONGEST_TEXT);
        if (months < 0 || months > MOST_MONTHS) {
            throw new Refusal(
                            "jit.months",
                            "\"" + months + "\" months; it takes 1 to " + MOST_MONTHS,
                            months,
                            MOST_MONTHS)
                    .at("months");
        }
    }

    /** What has to be said before it goes to the central authority, by the names of the fields; empty when nothing is missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        note(missing, "authority", authority.isEmpty());
        note(missing, "basis", basis.isEmpty());
        note(missing, "asked", asked.isEmpty());
        note(missing, "crimes", crimes.isEmpty());
        note(missing, "facts", facts.isEmpty());
        note(missing, "why", why.isEmpty());
        note(missing, "provisions", provisions.isEmpty());
        note(missing, "measures", measures.isEmpty());
        note(missing, "officials", officials.isEmpty());
        note(missing, "months", months == 0);
        return missing;
    }

    private static void note(List<String> missing, String field, boolean empty) {
        if (empty) {
            missing.add(field);
        }
    }

    /** @throws Refusal {@code jit.incomplete} */
    public RequestContent complete() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            String named = String.join(", ", missing);
            throw new Refusal("jit.incomplete", "The request does not say yet: " + named + "; complete it first", named)
                    .at(missing.get(0));
        }
        return this;
    }

    public Optional<Asked> asked(CountryCode country) {
        return asked.stream().filter(one -> one.country().equals(country)).findFirst();
    }

    public List<CountryCode> countries() {
        return asked.stream().map(Asked::country).toList();
    }
}
