package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;

/** Who may do what with an application, and when. */
final class ApplicationRules {
    private ApplicationRules() {}

    static void require(Call call, ApplicationForm form, LocalDate today) {
        call.requireOpen(form.profile().themes());
        LocalDate signed = form.approval().on();
        if (signed.isAfter(today)) {
            throw new Refusal(
                            "placement.approval-later",
                            "The superior's approval is of " + signed + ", which is still to come; correct the day",
                            signed)
                    .at("approval");
        }
    }

    static void requireSameOfficer(ApplicationForm form, ApplicationForm other) {
        boolean same = form.officer().equals(other.officer())
                && form.profile().country().equals(other.profile().country());
        if (!same) {
            throw new Refusal(
                    "placement.other-officer",
                    "This is the application of \"" + form.officer() + "\" of "
                            + form.profile().country() + "; another officer hands in another one",
                    form.officer(),
                    form.profile().country());
        }
    }

    /**
     * Whoever applies, and whoever wrote the form for them, leaves the decision to somebody else; so do their deputies and those whose
     * deputies they were.
     */
    static void requireOther(Application application, Stamp by) {
        Set<OfficerId> hands = new HashSet<>(application.core().created().hands());
        hands.add(application.form().officer());
        by.hands().stream().filter(hands::contains).findFirst().ifPresent(one -> {
            throw new Refusal(
                    "placement.own-application",
                    "\"" + one + "\" applied or handed this application in; somebody else decides on it",
                    one);
        });
    }

    static void requireNotDeclined(Application application, Placement placement) {
        if (application.core().declinedBy().contains(placement.place())) {
            throw new Refusal(
                            "placement.declined-before",
                            "The host of " + placement.place() + " declined "
                                    + application.form().name() + "; propose another place",
                            placement.place(),
                            application.form().name())
                    .at("place");
        }
    }

    static Application.Core declined(Application.Core core, Placement placement) {
        Set<RecordId> declinedBy = new HashSet<>(core.declinedBy());
        declinedBy.add(placement.place());
        return new Application.Core(
                core.id(), core.call(), core.version(), core.form(), declinedBy, core.created(), core.changed());
    }

    static void requirePrepared(Application.HostConfirmed application) {
        if (!application.preparation().missing().isEmpty()) {
            String missing = application.preparation().missing().stream()
                    .map(Preparation.Item::token)
                    .collect(Collectors.joining(", "));
            throw new Refusal(
                    "placement.unprepared",
                    application.form().name() + " cannot travel yet; still to prepare: " + missing,
                    application.form().name(),
                    application.preparation().missing().size(),
                    missing);
        }
    }

    static void requireOver(Period stay, LocalDate today) {
        if (today.isBefore(stay.last())) {
            throw new Refusal(
                    "placement.not-over", "The stay ends on " + stay.last() + "; mark it as held then", stay.last());
        }
    }

    static Refusal papersMissing(Application.Held held) {
        String missing =
                held.papers().missing().stream().map(Papers.Paper::token).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? new Refusal(
                        "placement.not-reported",
                        "All papers of " + held.form().name() + " are in; note that first, then certify",
                        held.form().name())
                : new Refusal(
                        "placement.papers-missing",
                        "There is no certificate for " + held.form().name() + " before all is in; missing: " + missing,
                        held.form().name(),
                        held.papers().missing().size(),
                        missing);
    }

    static Reciprocity.Stay stay(Application.Placed held) {
        Route route =
                new Route(held.form().profile().country(), held.placement().host());
        return new Reciprocity.Stay(route, held.placement().stay());
    }

    static void requireDue(FollowUp.Due due, Period stay, LocalDate today) {
        LocalDate from = due.after(stay);
        if (today.isBefore(from)) {
            throw new Refusal(
                            "placement.follow-up-early",
                            "This follow-up is answered from " + from + " on; come back then",
                            from)
                    .at("due");
        }
    }

    static List<FollowUp> with(List<FollowUp> followUps, FollowUp another) {
        List<FollowUp> all = new ArrayList<>(followUps);
        all.removeIf(followUp -> followUp.due() == another.due());
        all.add(another);
        all.sort(Comparator.comparing(FollowUp::due));
        return all;
    }

    static void requireAnswered(Application.Certified application) {
        if (!application.open().isEmpty()) {
            String open = application.open().stream().map(FollowUp.Due::token).collect(Collectors.joining(", "));
            throw new Refusal(
                    "placement.follow-up-open",
                    "These follow-ups of " + application.form().name() + " have no answer yet: " + open,
                    application.form().name(),
                    application.open().size(),
                    open);
        }
    }
}
