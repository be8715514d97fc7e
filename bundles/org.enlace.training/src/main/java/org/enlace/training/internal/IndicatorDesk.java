package org.enlace.training.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Subject;

/** The use cases of indicators. */
final class IndicatorDesk implements Indicators {
    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private volatile Measures measures = Measures.NONE;

    IndicatorDesk(TrainingStores stores, Changes changes, EvaluationBase base) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
    }

    /** Where figures of other modules are from now on. */
    void follow(Measures others) {
        measures = others;
    }

    @Override
    public List<Indicator> of(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        base.about(subject);
        return stores.evaluations().indicators(subject);
    }

    @Override
    public Indicator find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        return known(id);
    }

    private Indicator known(RecordId id) {
        return stores.evaluations().indicator(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
    }

    @Override
    public Indicator add(Subject subject, Indicator.Content content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            base.about(subject);
            int there = stores.evaluations().indicators(subject).size();
            if (there >= MOST) {
                throw new Refusal(
                        "training.indicators-most",
                        "There are " + there + " indicators and the most is " + MOST + "; change or remove one",
                        MOST);
            }
            follow(content, Optional.empty(), caller);
            Indicator made = Indicator.first(changes.next(), subject, content, stamp);
            stores.evaluations().write(made);
            changes.record(told(Act.done("training.add-indicator", caller), null, made));
            return made;
        });
    }

    @Override
    public Indicator revise(RecordId id, int version, Indicator.Content content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Indicator now = known(id);
            Changes.expect(version, now.version(), KIND, id);
            if (now.content().equals(content)) {
                return now;
            }
            follow(content, now.content().link(), caller);
            Indicator revised = now.revise(content, stamp);
            stores.evaluations().write(revised);
            changes.record(told(Act.done("training.revise-indicator", caller), now, revised));
            return revised;
        });
    }

    @Override
    public void remove(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        changes.make(caller, stamp -> {
            Indicator now = known(id);
            Changes.expect(version, now.version(), KIND, id);
            stores.evaluations().removeIndicator(id);
            changes.record(Act.done("training.remove-indicator", caller)
                    .on(KIND, id)
                    .code(
                            "subject",
                            now.subject().kind().token() + ":" + now.subject().id())
                    .changed("name", now.content().name(), null));
            return null;
        });
    }

    /** What is followed is there for whoever says so; what was followed before stays, also while its module is away. */
    private void follow(Indicator.Content content, Optional<Indicator.Link> before, Caller caller) {
        content.link()
                .filter(link -> !before.equals(Optional.of(link))
                        && measures.now(link, caller).isEmpty())
                .ifPresent(link -> {
                    throw new Refusal(
                                    "training.followed-measure",
                                    "There is no measure \"" + link.key() + "\" to follow; choose one of the list",
                                    link.key())
                            .at("link");
                });
    }

    @Override
    public List<Choice> choices(Caller caller) {
        return measures.choices(caller);
    }

    @Override
    public Optional<Now> now(Indicator indicator, Caller caller) {
        return indicator.content().link().flatMap(link -> measures.now(link, caller));
    }

    private static Act told(Act act, Indicator before, Indicator after) {
        Indicator.Content was = before == null ? null : before.content();
        Indicator.Content is = after.content();
        return act.on(KIND, after.id())
                .code(
                        "subject",
                        after.subject().kind().token() + ":" + after.subject().id())
                .fact("version", after.version())
                .changed("name", was == null ? null : was.name(), is.name())
                .changed("before", was == null ? null : value(was.before()), value(is.before()))
                .changed("after", was == null ? null : value(was.after()), value(is.after()))
                .changed("source", was == null ? null : was.source(), is.source());
    }

    private static String value(Optional<BigDecimal> value) {
        return value.map(BigDecimal::toPlainString).orElse("");
    }
}
