package org.enlace.protocols;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.protocols.ChecklistItem.Open;
import org.enlace.protocols.ChecklistItem.Standing;

/**
 * What people and files write of an item, as plain texts, every fault of which is told at once.
 *
 * @param standing the token of a {@link Standing}
 * @param reason   why it does not apply
 * @param unit     short name of the responsible unit
 * @param due      such as {@code 2027-03-31}
 * @param links    addresses on the web
 */
public record ItemDraft(
        String standing,
        String reason,
        String unit,
        String due,
        String currentState,
        String gap,
        String action,
        String evidence,
        List<String> links) {
    public ItemDraft {
        links = links == null
                ? List.of()
                : links.stream()
                        .filter(link -> link != null && !link.isBlank())
                        .map(String::strip)
                        .toList();
    }

    /** What an item says now. */
    public static ItemDraft of(ChecklistItem item) {
        Duty duty = item.core().duty();
        Findings found = item.core().findings();
        return new ItemDraft(
                item.standing().token(),
                item.reason(),
                duty.unit() == null ? null : duty.unit().value(),
                duty.due() == null ? null : duty.due().toString(),
                found.currentState(),
                found.gap(),
                found.action(),
                found.evidence(),
                found.links());
    }

    /** The same on another footing. */
    public ItemDraft standing(String token) {
        return new ItemDraft(token, reason, unit, due, currentState, gap, action, evidence, links);
    }

    /** Everything that is wrong with its form, each with its field. */
    public List<Refusal> refusals() {
        List<Refusal> found = new ArrayList<>();
        collect(found, this::wanted);
        collect(found, this::unitId);
        collect(found, () -> new Duty(null, day()));
        collect(found, () -> Rules.optionalText("reason", reason, Rules.LONG_LINE));
        collect(found, () -> new Findings(currentState, null, null, null, List.of()));
        collect(found, () -> new Findings(null, gap, null, null, List.of()));
        collect(found, () -> new Findings(null, null, action, null, List.of()));
        collect(found, () -> new Findings(null, null, null, evidence, List.of()));
        collect(found, () -> new Findings(null, null, null, null, links));
        return found;
    }

    private static void collect(List<Refusal> found, Supplier<?> value) {
        try {
            value.get();
        } catch (Refusal refusal) {
            found.add(refusal);
        }
    }

    public Duty duty() {
        return new Duty(unitId(), day());
    }

    private Findings findings() {
        return new Findings(currentState, gap, action, evidence, links);
    }

    private Standing wanted() {
        return Standing.of(Rules.line("standing", standing, Rules.SHORT)).orElseThrow(() -> new Refusal(
                        "checklist.standing",
                        "\"" + standing + "\" is no standing of an item; use one of " + Standing.all(),
                        standing,
                        Standing.all())
                .at("standing"));
    }

    private UnitId unitId() {
        if (unit == null || unit.isBlank()) {
            return null;
        }
        try {
            return new UnitId(unit.strip());
        } catch (Refusal refusal) {
            throw refusal.at("unit");
        }
    }

    private LocalDate day() {
        if (due == null || due.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(due.strip());
        } catch (DateTimeParseException e) {
            throw new Refusal(
                            "checklist.day",
                            "\"" + due + "\" is no day; write year, month and day such as 2027-03-31",
                            due)
                    .at("due");
        }
    }

    /**
     * The item as it is to be: what is open is told anew and then put on its footing, what is settled is taken back first. The item
     * itself where nothing is different.
     *
     * @throws Refusal the first thing that is wrong
     */
    public ChecklistItem on(ChecklistItem item, Signature by) {
        Standing wanted = wanted();
        Duty duty = duty();
        Findings findings = findings();
        boolean same =
                duty.equals(item.core().duty()) && findings.equals(item.core().findings());
        if (item instanceof Open open) {
            return (same ? open : open.revise(duty, findings, by)).become(wanted, reason, by);
        }
        ChecklistItem moved = item.become(wanted, reason, by);
        if (moved == item && item instanceof ChecklistItem.NotApplicable && !same(reason, item.reason())) {
            throw ChecklistRules.settled(item.standing()).at("reason");
        }
        if (same) {
            return moved;
        }
        if (moved instanceof Open open) {
            return open.revise(duty, findings, by);
        }
        throw ChecklistRules.settled(item.standing());
    }

    private static boolean same(String one, String other) {
        return one == null || one.isBlank() || Objects.equals(one.strip(), other);
    }
}
