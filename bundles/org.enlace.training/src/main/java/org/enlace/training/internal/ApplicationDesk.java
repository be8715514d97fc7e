package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Move;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Step;

/** The use cases of applications: what is read is found here, what is done by whoever does it. */
final class ApplicationDesk implements Applications {
    private final TrainingStores stores;
    private final ApplicationMoves moves;
    private final ApplicationForms forms;
    private final ApplicationDecisions decisions;
    private final ExchangeCourse course;

    ApplicationDesk(
            TrainingStores stores,
            ApplicationMoves moves,
            ApplicationForms forms,
            ApplicationDecisions decisions,
            ExchangeCourse course) {
        this.stores = stores;
        this.moves = moves;
        this.forms = forms;
        this.decisions = decisions;
        this.course = course;
    }

    @Override
    public Application find(RecordId id, Caller caller) {
        return moves.known(id, caller);
    }

    @Override
    public Part<Application> list(Query query, Place place, int size, Caller caller) {
        return stores.applications().page(query, moves.sight(caller), place, size);
    }

    @Override
    public Map<Stage, Integer> counts(RecordId call, Caller caller) {
        CallDesk.known(stores, call, caller);
        return stores.applications().counts(call, moves.sight(caller));
    }

    @Override
    public Set<Move> moves(Application application, Caller caller) {
        return moves.open(application, caller);
    }

    @Override
    public List<Step> steps(RecordId id, Caller caller) {
        return stores.applications().steps(find(id, caller).id());
    }

    @Override
    public List<Expense> expenses(RecordId id, Caller caller) {
        return stores.applications().expenses(find(id, caller).id());
    }

    @Override
    public ApplicationDraft begin(RecordId call, Caller caller) {
        return forms.begin(call, caller);
    }

    @Override
    public ApplicationDraft draft(RecordId id, Caller caller) {
        return forms.draft(id, caller);
    }

    @Override
    public List<ApplicationDraft> drafts(Caller caller) {
        return forms.drafts(caller);
    }

    @Override
    public ApplicationDraft save(RecordId id, int version, Map<String, List<String>> answers, Caller caller) {
        return forms.save(id, version, answers, caller);
    }

    @Override
    public void discardDraft(RecordId id, Caller caller) {
        forms.discard(id, caller);
    }

    @Override
    public Application.Submitted handIn(RecordId draft, ApplicationForm form, Caller caller) {
        return forms.handIn(draft, form, caller);
    }

    @Override
    public Application.Submitted apply(RecordId call, ApplicationForm form, Caller caller) {
        return forms.apply(call, form, caller);
    }

    @Override
    public Application.Submitted revise(RecordId id, int version, ApplicationForm form, Caller caller) {
        return forms.revise(id, version, form, caller);
    }

    @Override
    public Application.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        return forms.withdraw(id, version, reason, caller);
    }

    @Override
    public Application.Endorsed endorse(RecordId id, int version, Caller caller) {
        return decisions.endorse(id, version, caller);
    }

    @Override
    public Application.Refused refuse(RecordId id, int version, String reason, Caller caller) {
        return decisions.refuse(id, version, reason, caller);
    }

    @Override
    public Application.Proposed propose(RecordId id, int version, Placement placement, Caller caller) {
        return decisions.propose(id, version, placement, caller);
    }

    @Override
    public Application.Accepted accept(RecordId id, int version, Caller caller) {
        return decisions.accept(id, version, caller);
    }

    @Override
    public Application.Endorsed discard(RecordId id, int version, Caller caller) {
        return decisions.discard(id, version, caller);
    }

    @Override
    public Application.HostConfirmed confirm(RecordId id, int version, Caller caller) {
        return decisions.confirm(id, version, caller);
    }

    @Override
    public Application.HostDeclined decline(RecordId id, int version, String reason, Caller caller) {
        return decisions.decline(id, version, reason, caller);
    }

    @Override
    public Application.Endorsed lookAgain(RecordId id, int version, Caller caller) {
        return decisions.lookAgain(id, version, caller);
    }

    @Override
    public Application.HostConfirmed tick(
            RecordId id, int version, Preparation.Item item, boolean needed, Caller caller) {
        return course.tick(id, version, item, needed, caller);
    }

    @Override
    public Application.HostConfirmed untick(RecordId id, int version, Preparation.Item item, Caller caller) {
        return course.untick(id, version, item, caller);
    }

    @Override
    public Application.Prepared prepared(RecordId id, int version, Caller caller) {
        return course.prepared(id, version, caller);
    }

    @Override
    public Application.Held hold(RecordId id, int version, Caller caller) {
        return course.hold(id, version, caller);
    }

    @Override
    public Application.Held handIn(RecordId id, int version, Papers.Paper paper, RecordId file, Caller caller) {
        return course.handIn(id, version, paper, file, caller);
    }

    @Override
    public Application.Held setExpenses(RecordId id, int version, List<Expense> expenses, Caller caller) {
        return course.setExpenses(id, version, expenses, caller);
    }

    @Override
    public Application.Reported reported(RecordId id, int version, Caller caller) {
        return course.reported(id, version, caller);
    }

    @Override
    public Application.Certified certify(RecordId id, int version, Caller caller) {
        return course.certify(id, version, caller);
    }

    @Override
    public Application.Certified answer(RecordId id, int version, FollowUp.Due due, String used, Caller caller) {
        return course.answer(id, version, due, used, caller);
    }

    @Override
    public Application.FollowedUp followedUp(RecordId id, int version, Optional<RecordId> product, Caller caller) {
        return course.followedUp(id, version, product, caller);
    }
}
