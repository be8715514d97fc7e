package org.enlace.jit.work;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.CountryCode;

/**
 * By what an item of evidence is called in writing, on labels and in court: {@code CO-2027-0003-BR-0001}. The country's node gives the
 * number when the item is first written; it is not given again, also where that item is taken back.
 *
 * @param team    the reference of the team
 * @param country that wrote the item
 * @param number  from 1
 */
public record EvidenceNumber(String team, CountryCode country, int number) {
    /** The field of {@link EntryKind#EVIDENCE} that has it. */
    public static final String FIELD = "number";

    private static final Pattern FORM = Pattern.compile("(.{1,60})-([A-Z]{2})-(\\d{4,9})");

    public EvidenceNumber {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(country, "country");
    }

    /** Of an item; nothing of an entry of another kind. */
    public static Optional<EvidenceNumber> of(String team, Entry entry) {
        return entry.kind() == EntryKind.EVIDENCE
                        && entry.content().first(FIELD).isPresent()
                ? Optional.of(
                        new EvidenceNumber(team, entry.owner(), entry.content().number(FIELD)))
                : Optional.empty();
    }

    /** What somebody typed; nothing where it has not the form of one. */
    public static Optional<EvidenceNumber> parse(String typed) {
        Matcher form = FORM.matcher(typed.strip().toUpperCase(Locale.ROOT));
        return form.matches()
                ? Optional.of(new EvidenceNumber(
                        form.group(1), new CountryCode(form.group(2)), Integer.parseInt(form.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%s-%04d", team, country, number);
    }
}
