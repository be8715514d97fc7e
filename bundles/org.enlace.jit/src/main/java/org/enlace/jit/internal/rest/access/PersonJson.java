package org.enlace.jit.internal.rest.access;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Explanation;
import org.enlace.jit.access.Explanation.Allowed;
import org.enlace.jit.access.Explanation.Denied;
import org.enlace.jit.access.SecondedPower;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.access.ExplanationWords;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.signing.Named;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Somebody in a team, for programs.
 *
 * @param state      {@code coming}, {@code now} or {@code over}
 * @param account    whether the person has an account on their country's node
 * @param instrument the id of the text that says so
 */
public record PersonJson(
        String id,
        String country,
        String role,
        String name,
        String function,
        String agency,
        List<String> powers,
        LocalDate first,
        LocalDate last,
        String zone,
        String state,
        boolean account,
        String instrument,
        Instant since) {
    static PersonJson of(Named one, Instant at) {
        Designation person = one.designation();
        return new PersonJson(
                person.id().toString(),
                person.country().value(),
                ExplanationWords.token(person.role()),
                person.name(),
                person.function(),
                person.agency(),
                person.powers().stream().map(ExplanationWords::token).toList(),
                person.first(),
                person.last().orElse(null),
                person.zone().getId(),
                at.isBefore(person.from()) ? "coming" : person.holds(at) ? "now" : "over",
                person.mark().isPresent(),
                one.by().instrument().id().toString(),
                one.by().since());
    }

    /** The text that was proposed, which somebody else has to sign. */
    public record AnnexJson(String instrument, String hash) {}

    /**
     * Somebody of this country who is named, or named otherwise.
     *
     * @param id      of whom it changes; left out for somebody new
     * @param account of this node; empty for a person without one. It may be left out for somebody new only.
     */
    public record NamedJson(
            String id,
            String role,
            String name,
            String function,
            String agency,
            List<String> powers,
            LocalDate first,
            LocalDate last,
            String zone,
            String account) {
        PersonForm form() {
            return new PersonForm(
                    Optional.ofNullable(id).map(RecordId::parse),
                    one(TeamRole.values(), role, "role"),
                    name,
                    function,
                    agency,
                    all(),
                    needed(first, "first"),
                    Optional.ofNullable(last),
                    days(),
                    givenAccount().map(OfficerId::new));
        }

        private Optional<String> givenAccount() {
            if (id != null) {
                needed(account, "account");
            }
            return Optional.ofNullable(account).map(String::strip).filter(name -> !name.isEmpty());
        }

        private Set<SecondedPower> all() {
            Set<SecondedPower> all = new LinkedHashSet<>();
            if (powers != null) {
                powers.forEach(power -> all.add(one(SecondedPower.values(), power, "powers")));
            }
            return all;
        }

        private ZoneId days() {
            try {
                return ZoneId.of(needed(zone, "zone"));
            } catch (DateTimeException e) {
                throw unknown(zone, "zone");
            }
        }
    }

    static <T> T needed(T value, String field) {
        if (value == null) {
            throw new Refusal("jit.missing", "\"" + field + "\" is missing; give it", field).at(field);
        }
        return value;
    }

    private static <T extends Enum<T>> T one(T[] all, String token, String field) {
        for (T one : all) {
            if (one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(token)) {
                return one;
            }
        }
        throw unknown(token, field);
    }

    private static Refusal unknown(String typed, String field) {
        String given = String.valueOf(typed);
        String shown = given.length() > 60 ? given.substring(0, 60) + "…" : given;
        return new Refusal(
                        "jit.unknown-choice",
                        "\"" + shown + "\" is none of what \"" + field + "\" takes; choose one",
                        shown,
                        field)
                .at(field);
    }

    /** @param because why, as a word: a ground where it is allowed, else what is lacking */
    public record RightJson(
            String right,
            boolean allowed,
            String because,
            String designation,
            String instrument,
            Instant from,
            Instant until,
            Instant since,
            String words) {
        static RightJson of(Explanation one, ExplanationWords words) {
            return new RightJson(
                    one.right().token(),
                    one.allowed(),
                    one instanceof Allowed yes
                            ? yes.ground().token()
                            : ((Denied) one).lack().token(),
                    one.named()
                            .map(named -> named.designation().id().toString())
                            .orElse(null),
                    ExplanationWords.text(one)
                            .map(text -> text.instrument().id().toString())
                            .orElse(null),
                    one instanceof Allowed yes ? yes.from().orElse(null) : null,
                    one instanceof Allowed yes ? yes.until().orElse(null) : null,
                    one instanceof Denied no ? no.since().orElse(null) : null,
                    words.of(one));
        }
    }

    /**
     * When somebody's days end.
     *
     * @param last   the last day
     * @param atOnce with the signature, instead of a last day
     */
    public record LastJson(LocalDate last, boolean atOnce) {
        Optional<LocalDate> until() {
            return atOnce ? Optional.empty() : Optional.of(needed(last, "last"));
        }
    }
}
