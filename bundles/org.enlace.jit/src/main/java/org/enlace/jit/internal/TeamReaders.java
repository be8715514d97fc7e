package org.enlace.jit.internal;

import java.util.function.Supplier;
import org.enlace.files.FileUse;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.RecordReaders;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Answers for drafts, loans and bundles. Drafts are read by whoever reads how their team came about, loans and bundles by whoever reads
 * every item in them now, those that are withheld from a bundle too. For teams, annexes and entries the files that belong to them answer.
 */
@Component(service = RecordReaders.class)
public final class TeamReaders implements RecordReaders {
    private final JitStores stores;
    private final Supplier<Desks> desks;

    @Activate
    public TeamReaders(
            @Reference JitStores stores, @Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this(stores, new Lazily<>(desks));
    }

    private TeamReaders(JitStores stores, Supplier<Desks> desks) {
        this.stores = stores;
        this.desks = desks;
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static TeamReaders of(JitStores stores, Supplier<Desks> desks) {
        return new TeamReaders(stores, desks);
    }

    @Override
    public boolean mayRead(String kind, String id, Caller caller) {
        return caller.holds(JitPermissions.READ)
                && RecordId.read(id)
                        .filter(record -> mayRead(kind, record, caller))
                        .isPresent();
    }

    private boolean mayRead(String kind, RecordId id, Caller caller) {
        return switch (kind) {
            case Drafts.KIND -> {
                TeamView view = view(id, caller);
                yield view.allows(Right.SEE_COURSE) || view.allows(Right.PROPOSE);
            }
            case LoanDesk.KIND ->
                stores.loans()
                        .find(id)
                        .filter(loan -> content(loan.team(), caller) && whole(loan.item(), caller))
                        .isPresent();
            case BundleDesk.KIND ->
                stores.bundles()
                        .find(id)
                        .filter(bundle -> content(bundle.team(), caller)
                                && bundle.request().items().stream().allMatch(item -> whole(item, caller))
                                && bundle.request().withheld().stream().allMatch(one -> whole(one.item(), caller)))
                        .isPresent();
            default -> false;
        };
    }

    private TeamView view(RecordId team, Caller caller) {
        return desks.get().signing().door().view(caller, team);
    }

    private boolean content(RecordId team, Caller caller) {
        return view(team, caller).allows(Right.SEE_CONTENT);
    }

    private boolean whole(RecordId item, Caller caller) {
        return desks.get()
                .work()
                .files()
                .owner(item, caller)
                .filter(one -> !one.reasonNeeded())
                .map(FileUse.Owner::readers)
                .filter(readers -> readers.admits(caller))
                .isPresent();
    }
}
