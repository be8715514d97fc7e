package org.enlace.training.internal.rest;

import java.util.List;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Origin;
import org.enlace.training.PastedLine;
import org.enlace.training.Person;
import org.enlace.training.Sex;

/**
 * A nomination as the API gives it.
 *
 * @param state  nominated, waiting, confirmed or withdrawn
 * @param origin node where its country's own node sent it, unit where the unit of this node's country made it, organiser where whoever
 *               organises entered it
 * @param reason why it was withdrawn; absent otherwise
 */
record NominationJson(
        String id,
        String series,
        int version,
        String state,
        String origin,
        String name,
        String post,
        String country,
        String mail,
        String language,
        String unit,
        String sex,
        String reason,
        StampJson created,
        StampJson changed) {
    /** @param own the country of this node */
    static NominationJson of(Nomination nomination, CountryCode own) {
        Person person = nomination.person();
        return new NominationJson(
                nomination.id().toString(),
                nomination.series().toString(),
                nomination.version(),
                nomination.state().token(),
                Origin.of(nomination, own).token(),
                person.name(),
                person.post(),
                person.country().value(),
                person.mail().value(),
                person.language().tag(),
                person.unit(),
                person.sex().token(),
                nomination instanceof Nomination.Withdrawn withdrawn ? withdrawn.reason() : null,
                StampJson.of(nomination.created()),
                StampJson.of(nomination.changed()));
    }

    /**
     * Somebody to nominate.
     *
     * @param post  rank or post and unit; may be left out
     * @param unit  may be left out
     * @param sex   female, male, other or not-stated, as the person says; may be left out
     * @param alike whether somebody with a name like this one is known to be somebody else; false where it is left out
     */
    record Content(
            String name,
            String post,
            String country,
            String mail,
            String language,
            String unit,
            String sex,
            Boolean alike) {
        Person person() {
            return new Person(
                    name,
                    post,
                    new CountryCode(country),
                    new MailAddress(mail),
                    Given.language(language, "language"),
                    unit,
                    Sex.of(sex));
        }
    }

    /**
     * A list to nominate.
     *
     * @param list  a line for each: name; mail; post; country; language; unit; sex
     * @param alike whether also those whose names are like others'; false where it is left out
     */
    record Pasting(String list, Boolean alike) {}

    /**
     * What would become of a line.
     *
     * @param refused the code of the refusal; absent where it is taken
     * @param alike   names it is like
     */
    record LineJson(int line, String text, String refused, List<String> alike) {
        static LineJson of(PastedLine line) {
            return new LineJson(
                    line.number(),
                    line.text(),
                    line.refusal().map(Refusal::code).orElse(null),
                    line.alike());
        }
    }

    /** @param nominated how many */
    record TakenJson(int nominated) {}

    /** @param reason may be left out */
    record Reason(String reason) {}

    /** @param need access, diet, visa, up to 1000 characters; empty to erase it */
    record NeedJson(String need) {}
}
