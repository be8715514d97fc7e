package org.enlace.training.internal.travel;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Person;
import org.enlace.training.Rules;
import org.enlace.training.Sex;

/**
 * A nomination as it travels from the country of the person to the organiser of the series, format 1: {@code {"series", "name", "post",
 * "mail", "language", "withdrawn"}}, with {@code "unit"} and {@code "sex"} where they are known, {@code "reason"} where it was withdrawn and
 * {@code "need"} where the unit says what the person needs. The country is its owner's. Reading is strict.
 *
 * @param reason why it was withdrawn; empty where it was not or nobody said
 * @param need   access, diet, visa; empty where nothing is said
 */
public record TravellingNomination(
        RecordId series, Person person, boolean withdrawn, String reason, Optional<String> need) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS =
            Set.of("series", "name", "post", "mail", "language", "unit", "sex", "withdrawn", "reason", "need");

    /** @param withdrawn whether its own country withdrew it, or what it said last was so */
    public static TravellingNomination of(Nomination nomination, boolean withdrawn, Optional<String> need) {
        String reason = withdrawn && nomination instanceof Nomination.Withdrawn gone ? gone.reason() : "";
        return new TravellingNomination(
                nomination.series(), nomination.person(), withdrawn, reason, withdrawn ? Optional.empty() : need);
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("series", series.toString());
            out.writeStringField("name", person.name());
            out.writeStringField("post", person.post());
            out.writeStringField("mail", person.mail().value());
            out.writeStringField("language", person.language().tag());
            if (!person.unit().isEmpty()) {
                out.writeStringField("unit", person.unit());
            }
            if (person.sex() != Sex.NOT_STATED) {
                out.writeStringField("sex", person.sex().token());
            }
            out.writeBooleanField("withdrawn", withdrawn);
            if (!reason.isEmpty()) {
                out.writeStringField("reason", reason);
            }
            if (need.isPresent()) {
                out.writeStringField("need", need.get());
            }
        });
    }

    /** @throws Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingNomination read(CountryCode owner, String text) {
        Said said = Said.of(text, "nomination", FIELDS);
        Person person = new Person(
                said.word("name"),
                said.word("post"),
                owner,
                new MailAddress(said.word("mail")),
                TravellingSeries.language(said.word("language")),
                said.wordOr("unit", ""),
                sex(said));
        boolean withdrawn = said.flag("withdrawn");
        String reason = Rules.textOrNone("reason", said.wordOr("reason", ""), Nomination.Withdrawn.LONGEST_REASON);
        String need = Rules.textOrNone("need", said.wordOr("need", ""), Nominations.LONGEST_NEED);
        if (withdrawn ? !need.isEmpty() : !reason.isEmpty()) {
            throw Said.form(withdrawn ? "need" : "reason");
        }
        return new TravellingNomination(
                said.id("series"), person, withdrawn, reason, Optional.of(need).filter(words -> !words.isEmpty()));
    }

    /** The sender's word is not repeated where it is none of those. */
    private static Sex sex(Said said) {
        return said.has("sex")
                ? said.one("sex", token -> Arrays.stream(Sex.values())
                        .filter(sex -> sex.token().equals(token))
                        .findFirst())
                : Sex.NOT_STATED;
    }
}
