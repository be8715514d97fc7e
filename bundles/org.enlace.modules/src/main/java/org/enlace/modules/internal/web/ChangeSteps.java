package org.enlace.modules.internal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.work.Work;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.Tone;

/** The steps of a change as tasks: what is done, what goes on, what is to come. */
final class ChangeSteps {
    private static final List<String> ARRIVAL = List.of(
            "verify",
            "unpack",
            "resolve",
            "stop",
            "keep the records",
            "migrate",
            "start",
            "check",
            "commit",
            "clear up");
    private static final List<String> ROLLBACK = List.of("resolve", "stop", "commit", "start", "check", "clear up");
    private static final List<String> REMOVAL = List.of("stop", "commit", "clear up");

    /** Only some changes have them; they are shown once they are begun, and when all is over. */
    private static final Set<String> WHERE_NEEDED = Set.of("keep the records", "migrate");

    private ChangeSteps() {}

    static List<Task> of(Operation operation, Work.View view, ModuleWords words) {
        List<String> all = all(operation);
        int now = position(all, view);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String step = all.get(i);
            boolean begun = view.steps().contains(step);
            if (!begun && WHERE_NEEDED.contains(step)) {
                continue;
            }
            tasks.add(new Task(words.get(key(operation, step)), null, "", tag(i, now, view, words)));
        }
        return tasks;
    }

    /** One sentence on how far it is, to be spoken. */
    static String status(Operation operation, Work.View view, ModuleWords words) {
        if (view.state() instanceof Work.State.Running) {
            List<String> all = all(operation);
            int now = Math.max(0, position(all, view));
            return words.get("change.now", words.get(key(operation, all.get(now))));
        }
        return words.get(
                view.state() instanceof Work.State.Done ? "change.done" : "change.undone", words.of(operation));
    }

    private static Tag tag(int step, int now, Work.View view, ModuleWords words) {
        if (view.state() instanceof Work.State.Done || step < now) {
            return new Tag(words.get("change.step.done"), Tone.GOOD);
        }
        if (step > now) {
            return new Tag(words.get(view.running() ? "change.step.ahead" : "change.step.never"), Tone.NEUTRAL);
        }
        return view.running()
                ? new Tag(words.get("change.step.now"), Tone.ATTENTION)
                : new Tag(words.get("change.step.failed"), Tone.BAD);
    }

    /** Where it is: the last step that was begun, or the first one before any was. */
    private static int position(List<String> all, Work.View view) {
        int now = 0;
        for (String step : view.steps()) {
            now = Math.max(now, all.indexOf(step));
        }
        return now;
    }

    private static List<String> all(Operation operation) {
        return switch (operation) {
            case INSTALL, UPGRADE -> ARRIVAL;
            case ROLLBACK -> ROLLBACK;
            case REMOVE, PURGE -> REMOVAL;
        };
    }

    /** A step may be called otherwise where it means something else. */
    private static String key(Operation operation, String step) {
        String plain = "module.step." + step.replace(' ', '-');
        return operation == Operation.INSTALL && step.equals("stop") ? plain + ".install" : plain;
    }
}
