package org.enlace.training.outcome;

import java.time.LocalDate;
import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/** Something that was agreed to be done, by whom and by when. Its state is its type. */
public sealed interface ActionPoint {
    RecordId id();

    /** What it was agreed in. */
    Subject subject();

    /** Counts up with every change, from 1; a change names the version it was made on. */
    int version();

    Task task();

    Stamp created();

    Stamp changed();

    State state();

    /** The states as words. */
    enum State {
        OPEN,
        DONE,
        DROPPED;

        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What is to be done.
     *
     * @param text one line of 1 to {@value #LONGEST} characters
     * @param due  the last day for it, in the years 2000 to 2100
     */
    record Task(String text, Owner owner, LocalDate due) {
        public static final int LONGEST = 500;

        public Task {
            text = Rules.line("text", text, LONGEST);
            Objects.requireNonNull(owner, "owner");
            if (due.getYear() < 2000 || due.getYear() > 2100) {
                throw new Refusal(
                                "training.due-year",
                                "\"" + due + "\" is no day of the years 2000 to 2100; correct it",
                                due.toString())
                        .at("due");
            }
        }
    }

    /** This action where it is open. */
    default Open open() {
        if (this instanceof Open open) {
            return open;
        }
        throw new Refusal(
                "training.action-over",
                "\"" + task().text() + "\" is " + state().token() + "; open it again to change it",
                task().text());
    }

    /** Whether it is open after its day. */
    default boolean overdue(LocalDate today) {
        return this instanceof Open && task().due().isBefore(today);
    }

    /** Still to be done. */
    record Open(RecordId id, Subject subject, int version, Task task, Stamp created, Stamp changed)
            implements ActionPoint {
        /** A first version. */
        public static Open first(RecordId id, Subject subject, Task task, Stamp stamp) {
            return new Open(id, subject, 1, task, stamp, stamp);
        }

        public Open revise(Task revised, Stamp stamp) {
            return new Open(id, subject, version + 1, revised, created, stamp);
        }

        public Done done(Stamp stamp) {
            return new Done(id, subject, version + 1, task, created, stamp);
        }

        /** It is not to be done any more. */
        public Dropped drop(Stamp stamp) {
            return new Dropped(id, subject, version + 1, task, created, stamp);
        }

        @Override
        public State state() {
            return State.OPEN;
        }
    }

    /** Over: it can be opened again. */
    sealed interface Over extends ActionPoint {
        default Open reopen(Stamp stamp) {
            return new Open(id(), subject(), version() + 1, task(), created(), stamp);
        }
    }

    /** This action where it is over. */
    default Over over() {
        if (this instanceof Over over) {
            return over;
        }
        throw new Refusal("training.action-open", "\"" + task().text() + "\" is open already", task().text());
    }

    record Done(RecordId id, Subject subject, int version, Task task, Stamp created, Stamp changed) implements Over {
        @Override
        public State state() {
            return State.DONE;
        }
    }

    record Dropped(RecordId id, Subject subject, int version, Task task, Stamp created, Stamp changed) implements Over {
        @Override
        public State state() {
            return State.DROPPED;
        }
    }
}
