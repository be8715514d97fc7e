package org.enlace.jit.internal.home;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.access.Right;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.work.EvidenceStates.Moving;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * Counts what waits of evidence for somebody in a team: of what the lists name to them, and what they may do something about. So many of
 * each are counted, and no chain is read.
 */
final class EvidenceWaits {
    /** How many of a matter are counted. */
    static final int COUNTED = 99;

    /** Within this time a copy ends soon. */
    private static final Duration SOON = Duration.ofDays(7);

    private final Supplier<Desks> desks;
    private final Supplier<JitStores> stores;

    EvidenceWaits(Supplier<Desks> desks, Supplier<JitStores> stores) {
        this.desks = desks;
        this.stores = stores;
    }

    /** How many of a matter wait in a team; one more than are counted where there are more. */
    record Count(RecordId team, Matter matter, int items) {}

    /** @param erasures how many items of the team wait for them to confirm that they are erased */
    List<Count> of(TeamView view, int erasures) {
        List<Count> all = new ArrayList<>();
        if (!view.allows(Right.SEE_CONTENT)) {
            return all;
        }
        boolean writes = view.allows(EntryKind.Area.CLOSING.writing());
        Predicate<RecordId> known = known(view.caller());
        add(all, view, Matter.TRANSIT, writes ? transit(view) : 0);
        List<Loan> loans = stores.get().loans().of(view.team(), 1);
        List<Borrowed> copies = stores.get().loans().borrowed(view.team(), 1);
        add(all, view, Matter.COPIES, writes ? count(unsaid(copies), known) : 0);
        add(all, view, Matter.LOANS, writes ? count(undecided(loans, view.caller()), known) : 0);
        add(all, view, Matter.BUNDLES, BundleDesk.acts(view) ? bundles(view) : 0);
        add(all, view, Matter.ERASURES, erasures);
        add(
                all,
                view,
                Matter.ENDING,
                writes ? count(ending(loans, copies, view.at().plus(SOON)), known) : 0);
        add(all, view, Matter.HASHES, writes ? hashes(view) : 0);
        return all;
    }

    private static void add(List<Count> all, TeamView view, Matter matter, int items) {
        if (items > 0) {
            all.add(new Count(view.team(), matter, Math.min(items, COUNTED + 1)));
        }
    }

    private int transit(TeamView view) {
        int told = 0;
        Optional<RecordId> beyond = Optional.empty();
        List<Moving> part;
        do {
            part = stores.get().whereabouts().coming(view.team(), view.own(), beyond, COUNTED + 1);
            if (!part.isEmpty()) {
                // Of what no list tells where it is, that it is on its way is not told either.
                Set<RecordId> items = part.stream().map(Moving::item).collect(Collectors.toSet());
                told += desks.get()
                        .custody()
                        .whereabouts(view.team(), items, view.caller())
                        .size();
                beyond = Optional.of(part.get(part.size() - 1).out());
            }
        } while (part.size() > COUNTED && told <= COUNTED);
        return told;
    }

    private int hashes(TeamView view) {
        return desks.get()
                .contents()
                .overdue(view.team(), Optional.empty(), COUNTED + 1, view.caller())
                .items()
                .size();
    }

    /** Whether somebody may know of an item, also before they say why they consult it: the list asks for that. Looked at once. */
    private Predicate<RecordId> known(Caller caller) {
        Map<RecordId, Boolean> seen = new HashMap<>();
        return item -> seen.computeIfAbsent(
                item, one -> desks.get().work().files().owner(one, caller).isPresent());
    }

    /** One more than are counted where there are more. */
    static int count(Stream<RecordId> items, Predicate<RecordId> known) {
        return (int) items.filter(known).limit(COUNTED + 1L).count();
    }

    private static Stream<RecordId> unsaid(List<Borrowed> copies) {
        return copies.stream()
                .filter(one -> one.state() instanceof Borrowed.Here here
                        && here.acknowledged().isEmpty())
                .filter(one -> !one.takenBack())
                .map(one -> one.offer().item());
    }

    private static Stream<RecordId> undecided(List<Loan> loans, Caller caller) {
        return loans.stream()
                .filter(one -> one.state() instanceof Loan.Asked)
                .filter(one -> !one.asked().hands().contains(caller.officer()))
                .map(Loan::item);
    }

    /** A copy under a legal hold does not end, and one that is wanted back ends anyway. */
    private static Stream<RecordId> ending(List<Loan> loans, List<Borrowed> copies, Instant before) {
        return Stream.concat(
                loans.stream()
                        .filter(one -> one.state() instanceof Loan.Lent lent
                                && lent.until().isBefore(before))
                        .map(Loan::item),
                copies.stream()
                        .filter(one -> one.state() instanceof Borrowed.Here here
                                && !here.held()
                                && !one.takenBack()
                                && one.offer().until().isBefore(before))
                        .map(one -> one.offer().item()));
    }

    private int bundles(TeamView view) {
        return (int) stores.get().bundles().undecided(view.team()).stream()
                .filter(one -> one.state() instanceof Bundle.Prepared)
                .filter(one -> !one.prepared().hands().contains(view.caller().officer()))
                .count();
    }
}
