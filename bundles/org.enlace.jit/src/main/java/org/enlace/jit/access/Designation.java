package org.enlace.jit.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * One person in a team, as the signed text of their party says. A later designation with the same id takes the place of an earlier.
 *
 * @param id       of the person in this team, made by their party
 * @param country  the party
 * @param role     as what
 * @param name     as it stands in the text, 1 to 120 characters
 * @param function rank or office, 1 to 120 characters
 * @param agency   the body the person belongs to, 1 to 200 characters
 * @param powers   of a seconded member; empty for everybody else
 * @param first    the first day
 * @param last     the last day; empty for as long as the team runs
 * @param zone     in which the days are meant: the person's own, not that of whoever reads
 * @param mark     of the account on the party's node, where the person has one: HMAC-SHA256 of its name by a secret of that node,
 *                 64 hexadecimal digits
 */
public record Designation(
        RecordId id,
        CountryCode country,
        TeamRole role,
        String name,
        String function,
        String agency,
        Set<SecondedPower> powers,
        LocalDate first,
        Optional<LocalDate> last,
        ZoneId zone,
        Optional<String> mark) {
    /** @throws Refusal {@code jit.powers}, {@code jit.days}, {@code jit.day-far}, {@code jit.text-length} */
    public Designation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(zone, "zone");
        name = worded("name", name, 120);
        function = worded("function", function, 120);
        agency = worded("agency", agency, 200);
        if (role != TeamRole.SECONDED && !powers.isEmpty()) {
            throw new Refusal("jit.powers", "Only a seconded member has powers of their own; " + name + " is " + role)
                    .at("powers");
        }
        powers = powers.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(powers));
        Rules.day("first", first);
        last.ifPresent(day -> Rules.day("last", day));
        if (last.filter(first::isAfter).isPresent()) {
            throw new Refusal(
                            "jit.days",
                            "The last day, " + last.get() + ", is before the first, " + first,
                            first,
                            last.get())
                    .at("last");
        }
    }

    /** The same of nobody's account. */
    public Designation unmarked() {
        return mark.isEmpty()
                ? this
                : new Designation(
                        id, country, role, name, function, agency, powers, first, last, zone, Optional.empty());
    }

    /** The moment it begins: midnight before the first day, in its zone. */
    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The moment it ends: midnight after the last day, in its zone. */
    public Optional<Instant> until() {
        return last.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    public boolean holds(Instant at) {
        return !at.isBefore(from()) && until().map(at::isBefore).orElse(true);
    }

    private static String worded(String field, String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw new Refusal(
                            "jit.text-length",
                            "\"" + field + "\" has " + stripped.length() + " characters; it takes 1 to " + longest,
                            field,
                            longest)
                    .at(field);
        }
        return stripped;
    }
}
