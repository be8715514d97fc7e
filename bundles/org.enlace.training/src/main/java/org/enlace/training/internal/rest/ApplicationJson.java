package org.enlace.training.internal.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.Move;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Step;
import org.enlace.training.exchange.Theme;

/**
 * An application as the API gives it.
 *
 * @param stage     how far it is: submitted, endorsed, refused, proposed, accepted, host-confirmed, host-declined, prepared, held,
 *                  reported, certified, followed-up or withdrawn
 * @param enteredBy who handed it in, where that was not the officer
 * @param placement absent where it has no place
 * @param reason    of a refusal or a withdrawal; absent otherwise
 * @param moves     what the caller can do with it now
 */
record ApplicationJson(
        String id,
        String call,
        int version,
        String stage,
        String officer,
        String enteredBy,
        String name,
        String post,
        String country,
        String band,
        Map<String, String> languages,
        List<String> themes,
        List<PeriodJson> available,
        String objectives,
        ApprovalJson approval,
        List<String> documents,
        PlacementJson placement,
        String reason,
        CourseJson course,
        List<String> moves,
        StampJson created,
        StampJson changed) {
    static ApplicationJson of(Application application, Set<Move> moves) {
        ApplicationForm form = application.form();
        Profile profile = form.profile();
        OfficerId by = application.core().created().officer();
        return new ApplicationJson(
                application.id().toString(),
                application.core().call().toString(),
                application.version(),
                Stage.of(application).token(),
                form.officer().value(),
                by.equals(form.officer()) ? null : by.value(),
                form.name(),
                form.post(),
                profile.country().value(),
                PlaceJson.token(profile.band()),
                PlaceJson.levels(profile.languages()),
                profile.themes().stream().map(Theme::value).toList(),
                PeriodJson.all(profile.available()),
                form.objectives(),
                new ApprovalJson(
                        form.approval().superior(), form.approval().on().toString()),
                form.documents().stream().map(RecordId::toString).toList(),
                application instanceof Application.Placed placed ? PlacementJson.of(placed.placement()) : null,
                reason(application),
                CourseJson.of(application),
                moves.stream().map(Move::token).toList(),
                StampJson.of(application.core().created()),
                StampJson.of(application.core().changed()));
    }

    private static String reason(Application application) {
        if (application instanceof Application.Refused refused) {
            return refused.reason();
        } else if (application instanceof Application.HostDeclined declined) {
            return declined.reason();
        }
        return application instanceof Application.Withdrawn gone ? gone.reason() : null;
    }

    /** That the superior lets the officer go, and the day it was signed. */
    record ApprovalJson(String superior, String on) {}

    /** Where and when. */
    record PlacementJson(String place, String host, String first, String last) {
        static PlacementJson of(Placement placement) {
            return new PlacementJson(
                    placement.place().toString(),
                    placement.host().value(),
                    placement.stay().first().toString(),
                    placement.stay().last().toString());
        }
    }

    /** A place by hand; the call says how long the stay is. */
    record Proposing(String place, String first) {}

    /**
     * What an officer applies with.
     *
     * @param officer   the account of whoever applies; the caller's own where it is left out
     * @param country   that sends; the node's where it is left out
     * @param documents ids of files; may be left out
     */
    record Content(
            String officer,
            String name,
            String post,
            String country,
            String band,
            Map<String, String> languages,
            List<String> themes,
            List<PeriodJson> available,
            String objectives,
            ApprovalJson approval,
            List<String> documents) {
        ApplicationForm form(Caller caller, CountryCode own) {
            ApprovalJson signed = Given.needed(approval, "approval");
            return new ApplicationForm(
                    officer == null ? caller.reader() : new OfficerId(officer),
                    name,
                    post,
                    new Profile(
                            country == null ? own : new CountryCode(country),
                            PlaceJson.band(band),
                            PlaceJson.languages(languages),
                            Given.list(themes).stream().map(Theme::new).toList(),
                            Given.list(available).stream()
                                    .map(PeriodJson::period)
                                    .toList()),
                    objectives,
                    new ApplicationForm.Approval(signed.superior(), PeriodJson.day(signed.on(), "approval")),
                    Given.list(documents).stream().map(RecordId::parse).toList());
        }
    }

    /** A step of its course. */
    record StepJson(int version, String stage, String note, StampJson by) {
        static StepJson of(Step step) {
            return new StepJson(step.version(), step.stage().token(), step.note(), StampJson.of(step.by()));
        }
    }

    /** @param amount in the currency, with its decimals, such as 320.50 */
    record ExpenseJson(String what, String amount, String currency) {
        static ExpenseJson of(Expense expense) {
            return new ExpenseJson(
                    expense.what(),
                    expense.amount().toPlainString(),
                    expense.currency().getCurrencyCode());
        }

        Expense expense() {
            return Expense.of(what, amount, currency);
        }
    }

    /** @param totals by currency; amounts of different currencies are never added */
    record ExpensesJson(List<ExpenseJson> lines, Map<String, String> totals) {
        static ExpensesJson of(List<Expense> expenses) {
            return new ExpensesJson(
                    expenses.stream().map(ExpenseJson::of).toList(),
                    Expense.totals(expenses).entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, each -> plain(each.getValue()))));
        }

        private static String plain(BigDecimal amount) {
            return amount.toPlainString();
        }
    }
}
