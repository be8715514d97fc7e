package org.enlace.training.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application.Accepted;
import org.enlace.training.exchange.Application.Certified;
import org.enlace.training.exchange.Application.Endorsed;
import org.enlace.training.exchange.Application.FollowedUp;
import org.enlace.training.exchange.Application.Held;
import org.enlace.training.exchange.Application.HostConfirmed;
import org.enlace.training.exchange.Application.HostDeclined;
import org.enlace.training.exchange.Application.Prepared;
import org.enlace.training.exchange.Application.Proposed;
import org.enlace.training.exchange.Application.Reported;
import org.enlace.training.exchange.Application.Submitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** An application goes from the form to the follow-up, and every step is refused where its rule says so. */
class ApplicationTest {
    private static final Theme ROUTES = new Theme("routes");
    private static final LocalDate TODAY = LocalDate.parse("2027-02-01");
    private static final LocalDate LAST_DAY = LocalDate.parse("2027-05-07");
    private static final Placement LIMA =
            new Placement(id(7), new CountryCode("PE"), new Period(LocalDate.parse("2027-05-03"), LAST_DAY));

    @Test
    void anApplicationBecomesACertificateAndAKnowledgeProduct() {
        Certified certified = certified();
        Certified answered = certified
                .answer(new FollowUp(FollowUp.Due.THREE_MONTHS, "We check routes their way.", ana()), day("2027-08-07"))
                .answer(new FollowUp(FollowUp.Due.SIX_MONTHS, "The whole unit does.", ana()), day("2027-11-07"));
        FollowedUp done = answered.followedUp(Optional.of(id(9)), eva());
        assertEquals(Optional.of(id(9)), done.product());
        assertEquals(19, done.version());
    }

    @Test
    void nobodyEndorsesRefusesOrAcceptsTheirOwnApplication() {
        refused("placement.own-application", () -> submitted().endorse(ana()));
        refused("placement.own-application", () -> submitted().refuse("No", ana()));
        refused("placement.own-application", () -> proposed().accept(ana()));
        refused("placement.own-application", () -> accepted().confirm(ana()));
        refused("placement.own-application", () -> reported().certify(id(8), ana()));
    }

    @Test
    void whoeverHandedItInForAnOfficerDoesNotEndorseIt() {
        Submitted forAna = Submitted.first(id(2), call(), form("ana", ROUTES, TODAY), TODAY, eva());
        refused("placement.own-application", () -> forAna.endorse(eva()));
        assertEquals(2, forAna.endorse(stamp("carlos")).version());
    }

    @Test
    void aDeputyDecidesNothingForAnApplicantNorAnApplicantForSomebodyElse() {
        refused("placement.own-application", () -> submitted().endorse(deputy("carlos", "ana")));
        refused("placement.own-application", () -> submitted().endorse(deputy("ana", "eva")));
        Submitted byDeputy =
                Submitted.first(id(2), call(), form("ana", ROUTES, TODAY), TODAY, deputy("carlos", "bruno"));
        refused("placement.own-application", () -> byDeputy.endorse(stamp("bruno")));
        refused("placement.own-application", () -> byDeputy.endorse(stamp("carlos")));
        assertEquals(2, byDeputy.endorse(deputy("host", "eva")).version());
    }

    @Test
    void anApplicationKeepsToTheCall() {
        refused(
                "placement.theme-closed",
                () -> Submitted.first(id(2), call(), form("ana", new Theme("money"), TODAY), TODAY, ana()));
        refused(
                "placement.call-closed",
                () -> Submitted.first(id(2), call(), form("ana", ROUTES, TODAY), day("2027-03-02"), ana()));
        refused(
                "placement.approval-later",
                () -> Submitted.first(id(2), call(), form("ana", ROUTES, TODAY.plusDays(1)), TODAY, ana()));
        refused("placement.other-officer", () -> submitted()
                .revise(call(), form("bruno", ROUTES, TODAY), TODAY, ana()));
    }

    @Test
    void aRefusalSaysWhy() {
        assertEquals(
                "Not this year", submitted().refuse(" Not this year ", eva()).reason());
        refused("training.missing", () -> submitted().refuse(" ", eva()));
    }

    @Test
    void aHostThatDeclinedIsNotProposedAgain() {
        HostDeclined declined = accepted().decline("The unit moves in May", host());
        Endorsed again = declined.lookAgain(eva());
        assertEquals(Set.of(new Pairing(id(2), LIMA.place())), again.bans());
        refused("placement.declined-before", () -> again.propose(LIMA, eva()));
    }

    @Test
    void aDiscardedProposalGoesBackToTheMatching() {
        Endorsed back = proposed().discard(eva());
        assertEquals(new Candidate(id(2), back.form().profile()), back.candidate());
    }

    @Test
    void nobodyTravelsBeforeAllIsPrepared() {
        HostConfirmed confirmed = accepted().confirm(host()).tick(Preparation.Item.PROGRAMME, true, host());
        Refusal refusal = assertThrows(Refusal.class, () -> confirmed.prepared(eva()));
        assertEquals("placement.unprepared", refusal.code());
        assertEquals("travel, insurance, visa", refusal.values().get(2));
    }

    @Test
    void aVisaCanBeNeedlessAndAnInsuranceCannot() {
        HostConfirmed confirmed = accepted().confirm(host()).tick(Preparation.Item.VISA, false, eva());
        assertEquals(
                List.of(Preparation.Item.VISA),
                List.copyOf(confirmed.preparation().ticked().keySet()));
        refused("placement.not-dispensable", () -> confirmed.tick(Preparation.Item.INSURANCE, false, eva()));
        assertTrue(confirmed
                .untick(Preparation.Item.VISA, eva())
                .preparation()
                .missing()
                .contains(Preparation.Item.VISA));
    }

    @Test
    void aStayIsHeldOnItsLastDayAndNotBefore() {
        refused("placement.not-over", () -> prepared().hold(LAST_DAY.minusDays(1), eva()));
        assertEquals(
                new Route(new CountryCode("CO"), new CountryCode("PE")),
                held().stay().route());
    }

    @Test
    void thereIsNoCertificateBeforeReportEvaluationAndExpensesAreIn() {
        Held held = held().handIn(Papers.Paper.REPORT, id(20), ana()).handIn(Papers.Paper.EXPENSES, id(21), ana());
        Refusal refusal = assertThrows(Refusal.class, held::certifiable);
        assertEquals("placement.papers-missing", refusal.code());
        assertEquals("evaluation", refusal.values().get(2));
        refused("placement.papers-missing", () -> held.reported(eva()));
        Application all = held.handIn(Papers.Paper.EVALUATION, id(22), ana()).reported(eva());
        assertInstanceOf(Reported.class, all.certifiable());
    }

    @Test
    void aFollowUpIsAnsweredWhenItIsDue() {
        Certified certified = certified();
        FollowUp early = new FollowUp(FollowUp.Due.THREE_MONTHS, "Nothing yet", ana());
        refused("placement.follow-up-early", () -> certified.answer(early, day("2027-08-06")));
        refused("placement.follow-up-open", () -> certified.followedUp(Optional.empty(), eva()));
        Certified twice = certified.answer(early, day("2027-08-07")).answer(early, day("2027-08-08"));
        assertEquals(1, twice.followUps().size());
        assertEquals(List.of(FollowUp.Due.SIX_MONTHS), twice.open());
    }

    @Test
    void whatIsAskedOfAnotherStateIsRefused() {
        Application submitted = submitted();
        refused("placement.state", () -> submitted.as(Endorsed.class));
        refused("placement.state", submitted::certifiable);
    }

    @Test
    void anOfficerWithdrawsBeforeTheTravelOnly() {
        assertEquals("Ill", prepared().withdraw("Ill", ana()).reason());
        Application held = held();
        refused("placement.state", () -> held.as(Application.Live.class));
    }

    private static Submitted submitted() {
        return Submitted.first(id(2), call(), form("ana", ROUTES, TODAY), TODAY, ana());
    }

    private static Proposed proposed() {
        return submitted().endorse(eva()).propose(LIMA, eva());
    }

    private static Accepted accepted() {
        return proposed().accept(eva());
    }

    private static Prepared prepared() {
        HostConfirmed confirmed = accepted().confirm(host());
        for (Preparation.Item item : Preparation.Item.values()) {
            confirmed = confirmed.tick(item, true, eva());
        }
        return confirmed.prepared(eva());
    }

    private static Held held() {
        return prepared().hold(LAST_DAY, eva());
    }

    private static Reported reported() {
        return held().handIn(Papers.Paper.REPORT, id(20), ana())
                .handIn(Papers.Paper.EVALUATION, id(21), ana())
                .handIn(Papers.Paper.EXPENSES, id(22), ana())
                .reported(eva());
    }

    private static Certified certified() {
        return reported().certify(id(8), eva());
    }

    private static Call call() {
        return new Call(
                id(1),
                "Exchanges 2027",
                List.of(ROUTES),
                new Period(day("2027-05-01"), day("2027-06-30")),
                5,
                false,
                day("2027-03-01"),
                "");
    }

    private static ApplicationForm form(String officer, Theme theme, LocalDate approved) {
        return new ApplicationForm(
                new OfficerId(officer),
                "Ana Ríos",
                "Inspectora, UNA",
                new Profile(
                        new CountryCode("CO"),
                        RankBand.MIDDLE,
                        Map.of(new LanguageCode("es"), Cefr.C2),
                        List.of(theme),
                        List.of(new Period(day("2027-05-01"), day("2027-05-31")))),
                "To learn how routes are found.",
                new ApplicationForm.Approval("Coronel Paz", approved),
                List.of());
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(Refusal.class, act).code());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static RecordId id(int number) {
        return new RecordId(new UUID(0, number));
    }

    private static Stamp ana() {
        return stamp("ana");
    }

    private static Stamp eva() {
        return stamp("eva");
    }

    private static Stamp host() {
        return stamp("host");
    }

    private static Stamp deputy(String officer, String absent) {
        return new Stamp(
                new OfficerId(officer), Optional.of(new OfficerId(absent)), Instant.parse("2027-02-01T12:00:00Z"));
    }

    private static Stamp stamp(String officer) {
        return new Stamp(new OfficerId(officer), Instant.parse("2027-02-01T12:00:00Z"));
    }
}
