package org.enlace.inbox.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Tray.Step;
import org.enlace.inbox.Waiting;
import org.enlace.inbox.internal.InboxStore.Entry;
import org.enlace.inbox.internal.InboxStore.Mark;
import org.enlace.inbox.internal.StepStore.Line;
import org.enlace.inbox.internal.StepStore.Made;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What an officer did in the inbox, to be taken back. Changes are made inside a transaction of the {@link InboxTray}. */
final class Steps {
    private final InboxStore store;
    private final StepStore steps;
    private final Function<Caller, Look> looks;
    private final Audit audit;

    /** @param looks a look into the inbox now */
    Steps(InboxStore store, Function<Caller, Look> looks, Audit audit) {
        this.store = store;
        steps = store.steps();
        this.looks = looks;
        this.audit = audit;
    }

    /** How an item stands for an officer. */
    Mark mark(RecordId item, Caller caller) {
        return store.marks(List.of(item), caller.reader()).getOrDefault(item, Mark.NONE);
    }

    /** Notes what was done with an item, and forgets what cannot be taken back any more. */
    void note(Made step, Line line, Caller caller) {
        Instant late = step.made().minus(Tray.UNDO);
        steps.erase(late);
        store.erase(late);
        steps.note(step, caller.reader(), line);
    }

    List<Step> all(Instant now, Caller caller) {
        Look look = looks.apply(caller);
        List<Step> all = new ArrayList<>();
        for (Made made : steps.of(caller.reader(), now.minus(Tray.UNDO), Tray.STEPS)) {
            List<RecordId> items =
                    steps.lines(made.id()).stream().map(Line::item).toList();
            List<Waiting> known = look.shown(anywhere(items), true);
            if (!known.isEmpty()) {
                all.add(new Step(made.id(), made.act(), made.made(), known));
            }
        }
        return all;
    }

    private List<Entry> anywhere(Collection<RecordId> items) {
        List<Entry> entries = new ArrayList<>(store.find(items));
        entries.addAll(store.hidden(items));
        return entries;
    }

    void undo(RecordId step, RecordId item, Instant now, Caller caller) {
        Made made = steps.of(caller.reader(), now.minus(Tray.UNDO), Integer.MAX_VALUE).stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow(() -> new NotFound(Tray.KIND, item.toString()));
        Line line = steps.lines(step).stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new NotFound(Tray.KIND, item.toString()));
        List<Entry> entries = line.gone() ? store.hidden(List.of(item)) : store.find(List.of(item));
        List<Waiting> known = looks.apply(caller).shown(entries, true);
        if (known.isEmpty()) {
            throw new Refusal(
                    "inbox.gone", "It waits no more: its module took it away, or it was put anew since; see the inbox");
        }
        if (!mark(item, caller).equals(line.after())) {
            throw new Refusal(
                    "inbox.changed-since",
                    "Something else was done with it since; take that back first, or do it anew");
        }
        if (line.gone()) {
            store.show(item);
        }
        store.mark(item, caller.reader(), line.before());
        steps.undone(step, item);
        Waiting waiting = known.get(0);
        audit.record(Act.done("inbox.undo", caller)
                .on(Tray.KIND, item)
                .code("use", waiting.item().use())
                .fact("record", waiting.item().record())
                .code("act", made.act())
                .fact("step", step));
    }
}
