package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;

/** What officers do with their own application: write it, hand it in, correct it, withdraw it. */
final class ApplicationForms {
    /** What nobody had handed in. */
    static final String DRAFT = "exchange-draft";

    private final TrainingStores stores;
    private final ApplicationMoves moves;
    private final Capitals capitals;
    private final ExchangeFiles files;
    private final CountryCode own;

    ApplicationForms(
            TrainingStores stores, ApplicationMoves moves, Capitals capitals, ExchangeFiles files, CountryCode own) {
        this.stores = stores;
        this.moves = moves;
        this.capitals = capitals;
        this.files = files;
        this.own = own;
    }

    private ExchangeCall.Open open(RecordId call, Stamp stamp, Caller caller) {
        ExchangeCall.Open open = CallDesk.known(stores, call, caller).open();
        open.call().requireOpenOn(CallDesk.today(stamp));
        return open;
    }

    ApplicationDraft begin(RecordId call, Caller caller) {
        caller.require(Applications.APPLY);
        return moves.changes().make(caller, stamp -> {
            open(call, stamp, caller);
            return stores.applications().drafts(caller.reader()).stream()
                    .filter(draft -> draft.call().equals(call))
                    .findFirst()
                    .orElseGet(() -> begun(call, stamp, caller));
        });
    }

    private ApplicationDraft begun(RecordId call, Stamp stamp, Caller caller) {
        ApplicationDraft draft =
                new ApplicationDraft(moves.changes().next(), 1, call, caller.reader(), Map.of(), stamp, stamp);
        stores.applications().write(draft);
        moves.changes()
                .record(Act.done("training.begin-application", caller)
                        .on(Application.KIND, draft.id())
                        .fact("call", call));
        return draft;
    }

    ApplicationDraft draft(RecordId id, Caller caller) {
        caller.require(Applications.APPLY);
        return stores.applications()
                .draft(id)
                .filter(draft -> draft.author().equals(caller.reader()))
                .orElseThrow(() -> new NotFound(DRAFT, id.toString()));
    }

    List<ApplicationDraft> drafts(Caller caller) {
        caller.require(Applications.APPLY);
        return stores.applications().drafts(caller.reader());
    }

    /** What is typed between two steps is nobody's affair yet: the audit is told when it is handed in or erased. */
    ApplicationDraft save(RecordId id, int version, Map<String, List<String>> answers, Caller caller) {
        caller.require(Applications.APPLY);
        return moves.changes().make(caller, stamp -> {
            ApplicationDraft now = draft(id, caller);
            Changes.expect(version, now.version(), DRAFT, id);
            ApplicationDraft saved = now.with(answers, stamp);
            stores.applications().write(saved);
            return saved;
        });
    }

    void discard(RecordId id, Caller caller) {
        caller.require(Applications.APPLY);
        moves.changes().make(caller, stamp -> {
            ApplicationDraft draft = draft(id, caller);
            stores.applications().deleteDraft(id);
            moves.changes()
                    .record(Act.done("training.discard-draft", caller)
                            .on(Application.KIND, id)
                            .fact("call", draft.call()));
            return null;
        });
    }

    Application.Submitted handIn(RecordId id, ApplicationForm form, Caller caller) {
        caller.require(Applications.APPLY);
        return moves.changes().make(caller, stamp -> {
            ApplicationDraft draft = draft(id, caller);
            Application.Submitted submitted = submitted(id, draft.call(), form, stamp, caller);
            stores.applications().deleteDraft(id);
            return submitted;
        });
    }

    Application.Submitted apply(RecordId call, ApplicationForm form, Caller caller) {
        caller.require(Applications.APPLY);
        return moves.changes().make(caller, stamp -> submitted(moves.changes().next(), call, form, stamp, caller));
    }

    private Application.Submitted submitted(
            RecordId id, RecordId call, ApplicationForm form, Stamp stamp, Caller caller) {
        Call open = open(call, stamp, caller).call();
        requireOwn(call, form, caller);
        capitals.require(form.profile().country(), "country");
        if (stores.applications().underWay(call, form.officer()).isPresent()) {
            throw new Refusal(
                            "placement.applied-already",
                            "\"" + form.officer() + "\" has applied to \"" + open.title()
                                    + "\" already; correct or withdraw that application",
                            form.officer(),
                            open.title())
                    .at("officer");
        }
        files.require(id, form.documents(), caller);
        Application.Submitted submitted = Application.Submitted.first(id, open, form, CallDesk.today(stamp), stamp);
        return moves.written(submitted, Act.done("training.apply", caller));
    }

    /**
     * Officers apply themselves, and for their country; whoever organises enters applications of others, to another country's call
     * only of this one: a country sends its own people.
     */
    private void requireOwn(RecordId call, ApplicationForm form, Caller caller) {
        boolean ours = form.profile().country().equals(own);
        boolean self = form.officer().equals(caller.reader()) && ours;
        boolean enters = caller.holds(Trainings.ORGANISE)
                && (ours || stores.foreign().call(call).isEmpty());
        if (!self && !enters) {
            throw new Refusal(
                            "placement.other-applicant",
                            "\"" + caller.reader() + "\" of " + own + " applies here, not \"" + form.officer()
                                    + "\" of " + form.profile().country() + "; let the organiser enter it",
                            caller.reader(),
                            own,
                            form.officer(),
                            form.profile().country())
                    .at("country");
        }
    }

    Application.Submitted revise(RecordId id, int version, ApplicationForm form, Caller caller) {
        Act act = Act.done("training.revise-application", caller);
        return moves.move(id, version, act, caller, (now, stamp) -> {
            ApplicationMoves.requireMine(now, caller);
            Call open = open(now.core().call(), stamp, caller).call();
            files.require(id, form.documents(), caller);
            return now.as(Application.Submitted.class).revise(open, form, CallDesk.today(stamp), stamp);
        });
    }

    Application.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        Act act = Act.done("training.withdraw-application", caller);
        return moves.move(
                id, version, reason == null || reason.isBlank() ? act : act.because(reason), caller, (now, stamp) -> {
                    ApplicationMoves.requireMine(now, caller);
                    if (now instanceof Application.Live live) {
                        return live.withdraw(reason, stamp);
                    }
                    throw new Refusal(
                            "placement.travelled",
                            "The application of " + now.form().name()
                                    + " is over or the travel is; it is not withdrawn any more",
                            now.form().name());
                });
    }
}
