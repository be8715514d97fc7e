package org.enlace.jit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.jit.course.Answer;
import org.enlace.jit.course.RequestContent;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** A joint investigation team, from the first thought of it until nothing of it is left. Its state is its type. */
public sealed interface Team {
    /** What it is called in failures, the audit and the inbox. */
    String KIND = "jit-team";

    Core core();

    TeamState state();

    default RecordId id() {
        return core().id();
    }

    default int version() {
        return core().version();
    }

    /**
     * What does not hang on the state.
     *
     * @param reference never changes: country, year and number of the country that first thought of it, such as {@code CO-2027-0003}
     * @param requester the requesting country
     */
    record Core(
            RecordId id,
            int version,
            String reference,
            CountryCode requester,
            RequestContent request,
            Stamp created,
            Stamp changed) {
        public Core {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(requester, "requester");
            if (request.countries().contains(requester)) {
                throw new Refusal("jit.asked-own", requester + " asks and is not asked; take it out", requester)
                        .at("asked");
            }
        }

        Core saying(RequestContent content, Stamp by) {
            return new Core(id, version + 1, reference, requester, content, created, by);
        }

        Core next(Stamp by) {
            return saying(request, by);
        }
    }

    /** A team that other countries know nothing of yet. */
    sealed interface AtHome extends Team {
        /** Who prepares it may still change what it says. */
        static Refusal otherState(Team team) {
            return new Refusal(
                    "jit.state",
                    team.core().reference() + " is \"" + team.state().token()
                            + "\", which does not allow this; look at it again",
                    team.core().reference(),
                    team.state().token());
        }
    }

    /** Whether a team is needed is looked at. */
    record Assessed(Core core) implements AtHome {
        @Override
        public TeamState state() {
            return TeamState.ASSESSED;
        }

        public Assessed revise(RequestContent content, Stamp by) {
            return new Assessed(core.saying(content, by));
        }

        public Drafted draft(Stamp by) {
            return new Drafted(core.next(by), "");
        }

        public NotPursued drop(String reason, Stamp by) {
            return new NotPursued(core.next(by), reason);
        }
    }

    /**
     * The request is written.
     *
     * @param returned why the own central authority gave it back; empty where it did not
     */
    record Drafted(Core core, String returned) implements AtHome {
        @Override
        public TeamState state() {
            return TeamState.DRAFTED;
        }

        public Drafted revise(RequestContent content, Stamp by) {
            return new Drafted(core.saying(content, by), returned);
        }

        /** @throws Refusal {@code jit.incomplete} */
        public WithCentralAuthority submit(Stamp by) {
            core.request().complete();
            return new WithCentralAuthority(core.next(by));
        }

        public NotPursued drop(String reason, Stamp by) {
            return new NotPursued(core.next(by), reason);
        }
    }

    /** The own central authority looks at it before it is sent. */
    record WithCentralAuthority(Core core) implements AtHome {
        @Override
        public TeamState state() {
            return TeamState.WITH_CENTRAL_AUTHORITY;
        }

        /** By whoever handed it over. */
        public Drafted recall(Stamp by) {
            return new Drafted(core.next(by), "");
        }

        /** By the central authority. */
        public Drafted giveBack(String reason, Stamp by) {
            return new Drafted(core.next(by), reason);
        }
    }

    /** It was decided that no request is made. */
    record NotPursued(Core core, String reason) implements AtHome {
        @Override
        public TeamState state() {
            return TeamState.NOT_PURSUED;
        }

        /** Looked at again after all. */
        public Assessed resume(Stamp by) {
            return new Assessed(core.next(by));
        }
    }

    /** A team that other countries know of. */
    sealed interface Asking extends Team {
        /** How far the request is with each country that is asked. */
        SortedMap<CountryCode, Answer> answers();
    }

    /** The request was sent, and somebody has not answered yet. */
    record Sent(Core core, SortedMap<CountryCode, Answer> answers) implements Asking {
        public Sent {
            answers = copy(answers);
        }

        @Override
        public TeamState state() {
            return TeamState.SENT;
        }
    }

    /** Everybody has answered or is asked no longer, and nobody takes part. */
    record Declined(Core core, SortedMap<CountryCode, Answer> answers) implements Asking {
        public Declined {
            answers = copy(answers);
        }

        @Override
        public TeamState state() {
            return TeamState.DECLINED;
        }
    }

    /** Everybody has answered or is asked no longer, and somebody takes part: the text is negotiated. */
    record Negotiating(Core core, SortedMap<CountryCode, Answer> answers) implements Asking {
        public Negotiating {
            answers = copy(answers);
        }

        @Override
        public TeamState state() {
            return TeamState.NEGOTIATING;
        }
    }

    /**
     * How long a team runs, once its text is signed.
     *
     * @param lastDay until when; empty while nothing is in force
     * @param zone    in which that day is meant
     */
    record Run(Optional<LocalDate> lastDay, ZoneId zone) {}

    /** A team whose instruments decide about it. */
    sealed interface Instrumented extends Asking {
        Run run();
    }

    /** A text is being signed. */
    record Signing(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.SIGNING;
        }
    }

    /** The agreement is in force. */
    record Active(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.ACTIVE;
        }
    }

    /** Its last day is over. */
    record Expired(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.EXPIRED;
        }
    }

    /** Its parties ended it before its last day. */
    record ClosedEarly(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.CLOSED_EARLY;
        }
    }

    /** Its evidence is at trial, its work is evaluated. */
    record PostOperational(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.POST_OPERATIONAL;
        }
    }

    /** Nothing is expected any more; it is kept. */
    record Archived(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.ARCHIVED;
        }
    }

    /** Its content is erased; what is left says that it was there. */
    record Purged(Core core, SortedMap<CountryCode, Answer> answers, Run run) implements Instrumented {
        @Override
        public TeamState state() {
            return TeamState.PURGED;
        }
    }

    private static SortedMap<CountryCode, Answer> copy(SortedMap<CountryCode, Answer> answers) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }
}
