package org.enlace.modules.internal.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** A change of a module that goes on in the background, or came to its end. */
public final class Work {
    private final RecordId id;
    private final Order order;
    private final OfficerId by;
    private final Instant begun;
    private final List<String> steps = new ArrayList<>();
    private State state = new State.Running();

    /** How it stands. */
    public sealed interface State {
        /** It goes on. */
        record Running() implements State {}

        /** It was done. @param after the module as it is now; empty when it was taken out */
        record Done(Instant at, Optional<InstalledModule> after) implements State {}

        /** It was refused, or failed and was undone. */
        record Refused(Instant at, Refusal why) implements State {}

        /** A fault of the program; the log has it. */
        record Failed(Instant at) implements State {}
    }

    /**
     * How it stood at one moment.
     *
     * @param steps what was begun, in order; the last one is what goes on, or what it ended at
     */
    public record View(List<String> steps, State state) {
        public View {
            steps = List.copyOf(steps);
        }

        /** Changes whenever there is something new to show. */
        public String mark() {
            return steps.size() + "-" + state.getClass().getSimpleName().charAt(0);
        }

        public boolean running() {
            return state instanceof State.Running;
        }
    }

    Work(RecordId id, Order order, OfficerId by, Instant begun) {
        this.id = id;
        this.order = order;
        this.by = by;
        this.begun = begun;
    }

    public RecordId id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public OfficerId by() {
        return by;
    }

    public Instant begun() {
        return begun;
    }

    public synchronized View view() {
        return new View(steps, state);
    }

    /** The last word of a progress, that all of it is done, is no step. */
    synchronized void at(String step) {
        if (step.equals("done")) {
            return;
        }
        if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step)) {
            steps.add(step);
        }
    }

    synchronized void end(State last) {
        state = last;
    }
}
