package org.enlace.training.certificate;

import java.time.LocalDate;
import java.util.Objects;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.training.Person;
import org.enlace.training.Rules;
import org.enlace.training.SeriesContent;

/**
 * What a certificate says of somebody, but for its number and who gives it. Nothing of it changes once it was issued.
 *
 * @param name      of the person, as nominated; one line of 1 to {@value Person#LONGEST_NAME} characters
 * @param country   that sent the person
 * @param title     of the series or the exchange; one line of 1 to {@value SeriesContent#LONGEST_TITLE} characters
 * @param from      the first day
 * @param until     the last day, not before the first
 * @param minutes   how long the person took part, all together; 0 where that is not said, at most {@value #LONGEST}
 * @param organiser the body that organised it; one line of 1 to {@value SeriesContent#LONGEST_TITLE} characters
 * @param language  in which it is written
 */
public record CertificateContent(
        String name,
        CountryCode country,
        String title,
        LocalDate from,
        LocalDate until,
        int minutes,
        String organiser,
        Language language) {
    /** Minutes: a year's. */
    public static final int LONGEST = 527_040;

    public CertificateContent {
        name = Rules.line("name", name, Person.LONGEST_NAME);
        Objects.requireNonNull(country, "country");
        title = Rules.line("title", title, SeriesContent.LONGEST_TITLE);
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        organiser = Rules.line("organiser", organiser, SeriesContent.LONGEST_TITLE);
        Objects.requireNonNull(language, "language");
        if (until.isBefore(from)) {
            throw new Refusal(
                            "training.certificate-days",
                            "It ends on " + until + " and begins on " + from + "; correct the days",
                            until,
                            from)
                    .at("until");
        }
        if (minutes < 0 || minutes > LONGEST) {
            throw new Refusal(
                            "training.certificate-minutes",
                            "A certificate is for 0 to " + LONGEST + " minutes, not " + minutes,
                            minutes,
                            LONGEST)
                    .at("minutes");
        }
    }

    /** The same with the name spelled otherwise. */
    public CertificateContent named(String corrected) {
        return new CertificateContent(corrected, country, title, from, until, minutes, organiser, language);
    }
}
