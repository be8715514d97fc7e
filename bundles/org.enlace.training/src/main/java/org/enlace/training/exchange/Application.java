package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * An officer's application for an exchange, from the form to the knowledge product. Its state is its type: submitted, endorsed by the
 * national coordinator or refused, proposed for a place by the matching, accepted by a coordinator, confirmed by the host or declined,
 * prepared, held, reported, certified, followed up; or withdrawn by the officer before the travel. Nobody decides on an application of
 * their own.
 */
public sealed interface Application {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    String KIND = "exchange-application";

    int LONGEST_REASON = 500;

    Core core();

    default RecordId id() {
        return core().id();
    }

    /** Counts up with every change, from 1; a change names the version it was made on. */
    default int version() {
        return core().version();
    }

    default ApplicationForm form() {
        return core().form();
    }

    /** This application where its state is one; otherwise what is asked is not done with it. */
    default <S extends Application> S as(Class<S> state) {
        if (state.isInstance(this)) {
            return state.cast(this);
        }
        throw new Refusal(
                "placement.state",
                "The application of " + form().name() + " is \"" + getClass().getSimpleName()
                        + "\", which does not allow this; look at it again",
                form().name());
    }

    /** This application where a certificate can be given: an exchange that was held and has all its papers in. */
    default Reported certifiable() {
        if (this instanceof Held held) {
            throw ApplicationRules.papersMissing(held);
        }
        return as(Reported.class);
    }

    /**
     * What every application has.
     *
     * @param call       it is for
     * @param declinedBy places whose hosts declined it; the matching proposes none of them again
     * @param created    when it was handed in, and by whom
     * @param changed    last, and by whom
     */
    record Core(
            RecordId id,
            RecordId call,
            int version,
            ApplicationForm form,
            Set<RecordId> declinedBy,
            Stamp created,
            Stamp changed) {
        public Core {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(form, "form");
            declinedBy = Set.copyOf(declinedBy);
            Objects.requireNonNull(created, "created");
            Objects.requireNonNull(changed, "changed");
        }

        Core next(Stamp by) {
            return new Core(id, call, version + 1, form, declinedBy, created, by);
        }
    }

    /** Not travelled yet: the officer can withdraw it. */
    sealed interface Live extends Application {
        /** @param reason why, 1 to {@value Application#LONGEST_REASON} characters */
        default Withdrawn withdraw(String reason, Stamp by) {
            return new Withdrawn(core().next(by), reason);
        }
    }

    /** Has a place, or had one. */
    sealed interface Placed extends Application {
        Placement placement();
    }

    /** Handed in with the superior's approval; the national coordinator has not decided. */
    record Submitted(Core core) implements Live {
        /** @throws Refusal {@code placement.call-closed}, {@code placement.theme-closed}, {@code placement.approval-later} */
        public static Submitted first(RecordId id, Call call, ApplicationForm form, LocalDate today, Stamp by) {
            call.requireOpenOn(today);
            ApplicationRules.require(call, form, today);
            return new Submitted(new Core(id, call.id(), 1, form, Set.of(), by, by));
        }

        /** Says something else, until somebody has decided; the officer stays the same. */
        public Submitted revise(Call call, ApplicationForm other, LocalDate today, Stamp by) {
            call.requireOpenOn(today);
            ApplicationRules.require(call, other, today);
            ApplicationRules.requireSameOfficer(core.form(), other);
            Core next = core.next(by);
            return new Submitted(
                    new Core(next.id(), next.call(), next.version(), other, next.declinedBy(), next.created(), by));
        }

        /** @throws Refusal {@code placement.own-application} */
        public Endorsed endorse(Stamp by) {
            ApplicationRules.requireOther(this, by);
            return new Endorsed(core.next(by));
        }

        /**
         * @param reason why, 1 to {@value Application#LONGEST_REASON} characters; the officer reads it
         * @throws Refusal {@code placement.own-application}
         */
        public Refused refuse(String reason, Stamp by) {
            ApplicationRules.requireOther(this, by);
            return new Refused(core.next(by), reason);
        }
    }

    /** The national coordinator did not endorse it. */
    record Refused(Core core, String reason) implements Application {
        public Refused {
            reason = Rules.text("reason", reason, LONGEST_REASON);
        }
    }

    /** Looks for a place. */
    record Endorsed(Core core) implements Live {
        /** @throws Refusal {@code placement.declined-before} for a place whose host declined it */
        public Proposed propose(Placement placement, Stamp by) {
            ApplicationRules.requireNotDeclined(this, placement);
            return new Proposed(core.next(by), placement);
        }

        /** As the matching sees it. */
        public Candidate candidate() {
            return new Candidate(core.id(), core.form().profile());
        }

        /** Where the matching does not send it: to the hosts that declined it. */
        public Set<Pairing> bans() {
            return core.declinedBy().stream()
                    .map(place -> new Pairing(core.id(), place))
                    .collect(Collectors.toSet());
        }
    }

    /** The matching proposes a place; nothing more until a coordinator accepts it. */
    record Proposed(Core core, Placement placement) implements Live, Placed {
        /** @throws Refusal {@code placement.own-application} */
        public Accepted accept(Stamp by) {
            ApplicationRules.requireOther(this, by);
            return new Accepted(core.next(by), placement);
        }

        /** A later run proposes another place, or other days. */
        public Proposed propose(Placement other, Stamp by) {
            ApplicationRules.requireNotDeclined(this, other);
            return new Proposed(core.next(by), other);
        }

        /** As the matching sees it when it runs again. */
        public Candidate candidate() {
            return new Candidate(core.id(), core.form().profile());
        }

        /** Back to the matching, before it runs again. */
        public Endorsed discard(Stamp by) {
            return new Endorsed(core.next(by));
        }
    }

    /** A coordinator accepted the proposal; the host is asked. */
    record Accepted(Core core, Placement placement) implements Live, Placed {
        /** @throws Refusal {@code placement.own-application} */
        public HostConfirmed confirm(Stamp by) {
            ApplicationRules.requireOther(this, by);
            return new HostConfirmed(core.next(by), placement, Preparation.NONE);
        }

        /** @param reason why, 1 to {@value Application#LONGEST_REASON} characters */
        public HostDeclined decline(String reason, Stamp by) {
            return new HostDeclined(ApplicationRules.declined(core.next(by), placement), placement, reason);
        }
    }

    /** The host cannot receive the officer. */
    record HostDeclined(Core core, Placement placement, String reason) implements Live, Placed {
        public HostDeclined {
            reason = Rules.text("reason", reason, LONGEST_REASON);
        }

        /** Looks for another place; this one is not proposed again. */
        public Endorsed lookAgain(Stamp by) {
            return new Endorsed(core.next(by));
        }
    }

    /** The host expects the officer; programme, travel, insurance and visa are prepared. */
    record HostConfirmed(Core core, Placement placement, Preparation preparation) implements Live, Placed {
        /** @param needed false where it is not needed, such as a visa */
        public HostConfirmed tick(Preparation.Item item, boolean needed, Stamp by) {
            return new HostConfirmed(core.next(by), placement, preparation.with(item, needed, by));
        }

        public HostConfirmed untick(Preparation.Item item, Stamp by) {
            return new HostConfirmed(core.next(by), placement, preparation.without(item));
        }

        /** @throws Refusal {@code placement.unprepared} while something is missing */
        public Prepared prepared(Stamp by) {
            ApplicationRules.requirePrepared(this);
            return new Prepared(core.next(by), placement, preparation);
        }
    }

    /** Ready to travel. */
    record Prepared(Core core, Placement placement, Preparation preparation) implements Live, Placed {
        /** @throws Refusal {@code placement.not-over} before the last day of the stay */
        public Held hold(LocalDate today, Stamp by) {
            ApplicationRules.requireOver(placement.stay(), today);
            return new Held(core.next(by), placement, Papers.NONE);
        }
    }

    /** It took place; report, evaluation and expenses come in. */
    record Held(Core core, Placement placement, Papers papers) implements Placed {
        public Held handIn(Papers.Paper paper, RecordId file, Stamp by) {
            return new Held(core.next(by), placement, papers.with(paper, new Papers.Received(file, by)));
        }

        /** Something that is kept beside it, such as what it cost, has changed. */
        public Held noted(Stamp by) {
            return new Held(core.next(by), placement, papers);
        }

        /** @throws Refusal {@code placement.papers-missing} while something is missing */
        public Reported reported(Stamp by) {
            if (!papers.missing().isEmpty()) {
                throw ApplicationRules.papersMissing(this);
            }
            return new Reported(core.next(by), placement, papers);
        }

        /** What it adds to the balance between the two countries. */
        public Reciprocity.Stay stay() {
            return ApplicationRules.stay(this);
        }
    }

    /** All papers are in. */
    record Reported(Core core, Placement placement, Papers papers) implements Placed {
        public Reported {
            if (!papers.missing().isEmpty()) {
                throw new IllegalArgumentException("Missing: " + papers.missing());
            }
        }

        /**
         * @param certificate the certificate that was issued
         * @throws Refusal {@code placement.own-application}
         */
        public Certified certify(RecordId certificate, Stamp by) {
            ApplicationRules.requireOther(this, by);
            return new Certified(core.next(by), placement, papers, certificate, List.of());
        }
    }

    /** The officer has the certificate; what became of it is asked at three and at six months. */
    record Certified(Core core, Placement placement, Papers papers, RecordId certificate, List<FollowUp> followUps)
            implements Placed {
        public Certified {
            Objects.requireNonNull(certificate, "certificate");
            followUps = List.copyOf(followUps);
        }

        /**
         * A later answer for the same date stands in the place of the one before.
         *
         * @throws Refusal {@code placement.follow-up-early} before it is due
         */
        public Certified answer(FollowUp followUp, LocalDate today) {
            ApplicationRules.requireDue(followUp.due(), placement.stay(), today);
            return new Certified(
                    core.next(followUp.by()),
                    placement,
                    papers,
                    certificate,
                    ApplicationRules.with(followUps, followUp));
        }

        /** What was not answered yet. */
        public List<FollowUp.Due> open() {
            return Arrays.stream(FollowUp.Due.values())
                    .filter(due -> followUps.stream().noneMatch(followUp -> followUp.due() == due))
                    .toList();
        }

        /**
         * @param product the practice or lesson that came of it, where one did
         * @throws Refusal {@code placement.follow-up-open} while an answer is missing
         */
        public FollowedUp followedUp(Optional<RecordId> product, Stamp by) {
            ApplicationRules.requireAnswered(this);
            return new FollowedUp(core.next(by), placement, papers, certificate, followUps, product);
        }
    }

    /** Done. */
    record FollowedUp(
            Core core,
            Placement placement,
            Papers papers,
            RecordId certificate,
            List<FollowUp> followUps,
            Optional<RecordId> product)
            implements Placed {
        public FollowedUp {
            followUps = List.copyOf(followUps);
            Objects.requireNonNull(product, "product");
        }
    }

    /** The officer does not go. */
    record Withdrawn(Core core, String reason) implements Application {
        public Withdrawn {
            reason = Rules.text("reason", reason, LONGEST_REASON);
        }
    }
}
