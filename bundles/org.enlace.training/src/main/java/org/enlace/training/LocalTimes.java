package org.enlace.training;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Refusal;

/**
 * What a time on somebody's wall means. Where clocks are put forward an hour does not exist, where they are put back one comes
 * twice: nothing is guessed, the first is refused and the second asked about.
 */
public final class LocalTimes {
    private LocalTimes() {}

    /**
     * A zone by its IANA name, such as {@code America/Bogota}, or {@code UTC}. An offset, an abbreviation and a name that the zone
     * database dropped are refused: they say nothing of the changes to come.
     *
     * @throws Refusal {@code training.zone}
     */
    public static ZoneId zone(String typed) {
        String name = typed == null ? "" : typed.strip();
        boolean region = name.contains("/") && !name.startsWith("Etc/") && !name.startsWith("SystemV/");
        if (!name.equals("UTC")
                && !(region && ZoneRulesProvider.getAvailableZoneIds().contains(name))) {
            throw new Refusal(
                            "training.zone",
                            "\"" + name + "\" is no time zone that is in use; give an IANA name such as America/Bogota",
                            name)
                    .at("zone");
        }
        return ZoneId.of(name);
    }

    /** The offsets a local time has: one as a rule, none where the hour is skipped, two where it is repeated, the earlier first. */
    public static List<ZoneOffset> offsets(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local);
    }

    /**
     * The moment of a local time.
     *
     * @param offset which one of two is meant; empty where nobody was asked
     * @param field  the input field at fault
     * @throws Refusal {@code training.skipped-hour}; {@code training.repeated-hour} where it is to be said which;
     *     {@code training.offset} for an offset the zone does not have then
     */
    public static Instant moment(LocalDateTime local, ZoneId zone, Optional<ZoneOffset> offset, String field) {
        List<ZoneOffset> valid = offsets(local, zone);
        if (valid.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            throw new Refusal(
                            "training.skipped-hour",
                            local + " does not exist in " + zone + ": clocks go from " + gap.getDateTimeBefore()
                                    + " to " + gap.getDateTimeAfter() + "; choose a time outside",
                            text(local),
                            zone.getId(),
                            text(gap.getDateTimeBefore()),
                            text(gap.getDateTimeAfter()))
                    .at(field);
        }
        if (offset.isPresent() && !valid.contains(offset.get())) {
            throw new Refusal(
                            "training.offset",
                            zone + " is not at UTC" + offset.get() + " on " + local + "; use " + valid.get(0),
                            zone.getId(),
                            offset(offset.get()),
                            text(local),
                            offset(valid.get(0)))
                    .at(field);
        }
        if (offset.isEmpty() && valid.size() > 1) {
            throw new Refusal(
                            "training.repeated-hour",
                            local + " comes twice in " + zone + ", at UTC" + valid.get(0) + " and at UTC" + valid.get(1)
                                    + "; say which",
                            text(local),
                            zone.getId(),
                            offset(valid.get(0)),
                            offset(valid.get(1)))
                    .at(field);
        }
        return local.toInstant(offset.orElse(valid.get(0)));
    }

    /** An offset as people read it, such as {@code UTC−03:00}. */
    public static String offset(ZoneOffset offset) {
        return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId().replace('-', '\u2212');
    }

    private static String text(LocalDateTime local) {
        return local.toLocalDate() + " " + local.toLocalTime();
    }
}
