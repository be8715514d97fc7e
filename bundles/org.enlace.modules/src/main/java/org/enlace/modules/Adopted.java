package org.enlace.modules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All adoptions of one module together. On any day the one counts that began last, of those confirmed and not withdrawn: a
 * renewal takes the place of what went before on its first day, whatever last day that had, and when a renewal is withdrawn
 * what went before counts again.
 *
 * @param module its id
 * @param all    newest first
 */
public record Adopted(String module, List<Adoption> all) {
    private static final Comparator<Adoption.Confirmed> BY_BEGINNING =
            Comparator.comparing((Adoption.Confirmed one) -> one.terms().from()).thenComparing(Adoption::id);

    public Adopted {
        Objects.requireNonNull(module, "module");
        all = List.copyOf(all);
    }

    /** How it stands on a day. */
    public Standing on(LocalDate day) {
        List<Adoption.Confirmed> confirmed = confirmed();
        Optional<Adoption.Confirmed> begun = confirmed.stream()
                .filter(one -> !one.terms().from().isAfter(day))
                .reduce((earlier, later) -> later);
        if (begun.isPresent()) {
            Optional<LocalDate> end = begun.get().terms().until();
            if (end.isEmpty() || !end.get().isBefore(day)) {
                return running(begun.get(), end(begun.get(), confirmed), day);
            }
        }
        Optional<Adoption.Confirmed> next = confirmed.stream()
                .filter(one -> one.terms().from().isAfter(day))
                .findFirst();
        if (next.isPresent()) {
            return new Standing.Upcoming(next.get());
        }
        if (begun.isPresent()) {
            return new Standing.Lapsed(begun.get(), begun.get().terms().until().orElseThrow());
        }
        return notConfirmed();
    }

    /** How one of them stands on a day. */
    public AdoptionState state(Adoption one, LocalDate day) {
        if (one instanceof Adoption.Recorded) {
            return AdoptionState.UNCONFIRMED;
        }
        if (one instanceof Adoption.Withdrawn) {
            return AdoptionState.WITHDRAWN;
        }
        if (one.terms().from().isAfter(day)) {
            return AdoptionState.UPCOMING;
        }
        boolean replaced = confirmed().stream()
                .filter(other -> !other.terms().from().isAfter(day))
                .anyMatch(other -> BY_BEGINNING.compare(other, (Adoption.Confirmed) one) > 0);
        if (replaced) {
            return AdoptionState.REPLACED;
        }
        if (one.terms().until().filter(last -> last.isBefore(day)).isPresent()) {
            return AdoptionState.LAPSED;
        }
        return on(day) instanceof Standing.Lapsing ? AdoptionState.LAPSING : AdoptionState.IN_FORCE;
    }

    private List<Adoption.Confirmed> confirmed() {
        return all.stream()
                .filter(Adoption.Confirmed.class::isInstance)
                .map(Adoption.Confirmed.class::cast)
                .sorted(BY_BEGINNING)
                .toList();
    }

    private static Standing running(Adoption.Confirmed now, Optional<LocalDate> last, LocalDate day) {
        long days = last.map(end -> ChronoUnit.DAYS.between(day, end)).orElse(Long.MAX_VALUE);
        return days > Standing.WARNING_DAYS
                ? new Standing.InForce(now, last)
                : new Standing.Lapsing(now, last.orElseThrow(), (int) days);
    }

    /** The last day without a gap: each that follows begins at the latest on the day after, and replaces the one before. */
    private static Optional<LocalDate> end(Adoption.Confirmed now, List<Adoption.Confirmed> confirmed) {
        Optional<LocalDate> end = now.terms().until();
        for (Adoption.Confirmed later : confirmed.subList(confirmed.indexOf(now) + 1, confirmed.size())) {
            if (end.isPresent() && later.terms().from().isAfter(end.get().plusDays(1))) {
                break;
            }
            end = later.terms().until();
        }
        return end;
    }

    /** Nothing counts or will: what came last says why. */
    private Standing notConfirmed() {
        for (Adoption one : all) {
            if (one instanceof Adoption.Recorded recorded) {
                return new Standing.Unconfirmed(recorded);
            }
            if (one instanceof Adoption.Withdrawn withdrawn) {
                return new Standing.Withdrawn(withdrawn);
            }
        }
        return new Standing.None();
    }
}
