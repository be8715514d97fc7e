package org.enlace.training.internal.outcome;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Series;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.People;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Actions;
import org.enlace.training.outcome.Outcomes;
import org.enlace.training.outcome.Owner;
import org.enlace.training.outcome.Subject;

/** The use cases of actions. */
final class ActionDesk implements Actions {
    static final String USE = "training-action";
    static final String DUE = "inbox.training.action";

    private final TrainingStores stores;
    private final Changes changes;
    private final Inbox inbox;
    private final People people;

    ActionDesk(TrainingStores stores, Changes changes, Inbox inbox, People people) {
        this.stores = stores;
        this.changes = changes;
        this.inbox = inbox;
        this.people = people;
    }

    private ActionStore store() {
        return stores.outcomes().actions();
    }

    private ActionPoint known(RecordId id) {
        return store().find(id).orElseThrow(() -> new NotFound(Outcomes.ACTION, id.toString()));
    }

    private ZoneId zone(RecordId series) {
        return stores.series().find(series).map(one -> one.content().zone()).orElse(ZoneOffset.UTC);
    }

    @Override
    public List<ActionPoint> of(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        return store().of(subject);
    }

    @Override
    public ActionPoint find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        return known(id);
    }

    @Override
    public List<ActionPoint> mine(Optional<LocalDate> from, LocalDate until, int most, Caller caller) {
        caller.require(Trainings.READ);
        return store().of(caller.reader(), from, until, most);
    }

    @Override
    public LocalDate today(RecordId series) {
        return LocalDate.ofInstant(changes.clock().instant(), zone(series));
    }

    @Override
    public ActionPoint.Open agree(Subject subject, ActionPoint.Task task, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            check(task);
            if (store().of(subject).size() >= MOST) {
                throw new Refusal(
                        "training.outcome-most", "There are " + MOST + " already, and no more are kept here", MOST);
            }
            ActionPoint.Open agreed = ActionPoint.Open.first(changes.next(), subject, task, stamp);
            store().write(agreed);
            changes.record(told("training.agree-action", null, agreed, caller));
            tell(agreed);
            return agreed;
        });
    }

    @Override
    public ActionPoint.Open revise(RecordId id, int version, ActionPoint.Task task, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            ActionPoint now = expected(id, version);
            ActionPoint.Open open = now.open();
            if (open.task().equals(task)) {
                return open;
            }
            check(task);
            ActionPoint.Open revised = open.revise(task, stamp);
            store().write(revised);
            changes.record(told("training.revise-action", now, revised, caller));
            tell(revised);
            return revised;
        });
    }

    @Override
    public ActionPoint.Done done(RecordId id, int version, Caller caller) {
        requireDoer(id, caller);
        return over(id, version, "training.action-done", caller, ActionPoint.Open::done);
    }

    @Override
    public ActionPoint.Dropped drop(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return over(id, version, "training.drop-action", caller, ActionPoint.Open::drop);
    }

    private <T extends ActionPoint> T over(
            RecordId id,
            int version,
            String code,
            Caller caller,
            java.util.function.BiFunction<ActionPoint.Open, Stamp, T> end) {
        return changes.make(caller, stamp -> {
            T over = end.apply(expected(id, version).open(), stamp);
            store().write(over);
            inbox.done(USE, key(id));
            changes.record(Act.done(code, caller).on(Outcomes.ACTION, id).fact("version", over.version()));
            return over;
        });
    }

    @Override
    public ActionPoint.Open reopen(RecordId id, int version, Caller caller) {
        requireDoer(id, caller);
        return changes.make(caller, stamp -> {
            ActionPoint.Open open = expected(id, version).over().reopen(stamp);
            store().write(open);
            changes.record(Act.done("training.reopen-action", caller)
                    .on(Outcomes.ACTION, id)
                    .fact("version", open.version()));
            tell(open);
            return open;
        });
    }

    @Override
    public boolean mayDo(ActionPoint action, Caller caller) {
        return caller.holds(Trainings.ORGANISE)
                || action.task().owner() instanceof Owner.Officer owner
                        && (owner.officer().equals(caller.reader())
                                || owner.officer().equals(caller.officer()));
    }

    private void requireDoer(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        if (!mayDo(known(id), caller)) {
            throw new Forbidden(Trainings.ORGANISE);
        }
    }

    private ActionPoint expected(RecordId id, int version) {
        ActionPoint now = known(id);
        Changes.expect(version, now.version(), Outcomes.ACTION, id);
        return now;
    }

    private void check(ActionPoint.Task task) {
        if (task.owner() instanceof Owner.Officer owner && !people.reads(owner.officer())) {
            throw new Refusal(
                            "training.not-owner",
                            "\"" + owner.officer()
                                    + "\" is no officer of this node who may read training; name another one",
                            owner.officer().value())
                    .at("officer");
        }
    }

    /** What waits for an owner who is here; nothing for one elsewhere. */
    private void tell(ActionPoint.Open action) {
        if (!(action.task().owner() instanceof Owner.Officer owner)) {
            inbox.done(USE, key(action.id()));
            return;
        }
        RecordId id = action.subject().series();
        String series =
                stores.series().find(id).map(Series::content).orElseThrow().title();
        ZoneId zone = zone(id);
        inbox.put(new InboxItem(
                        USE,
                        key(action.id()),
                        action.id(),
                        ItemKind.DUE,
                        new Recipient.One(owner.officer()),
                        DUE,
                        List.of(action.task().text(), series),
                        "/training/actions/" + action.id())
                .due(action.task().due(), zone));
    }

    private static String key(RecordId id) {
        return "action/" + id;
    }

    private static Act told(String code, ActionPoint before, ActionPoint after, Caller caller) {
        ActionPoint.Task was = before == null ? null : before.task();
        ActionPoint.Task is = after.task();
        return Act.done(code, caller)
                .on(Outcomes.ACTION, after.id())
                .fact("version", after.version())
                .changed("text", was == null ? null : was.text(), is.text())
                .changed("owner", was == null ? null : words(was.owner()), words(is.owner()))
                .changed(
                        "due",
                        was == null ? null : was.due().toString(),
                        is.due().toString());
    }

    private static String words(Owner owner) {
        if (owner instanceof Owner.Elsewhere elsewhere) {
            CountryCode country = elsewhere.country();
            return elsewhere.name() + " (" + country + ")";
        }
        return ((Owner.Officer) owner).officer().value();
    }
}
