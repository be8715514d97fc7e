package org.enlace.jit.internal.signing;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CARLA;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.TestNode.officer;
import static org.enlace.jit.internal.signing.Parties.DRAFTER;
import static org.enlace.jit.internal.signing.Parties.LEADER;
import static org.enlace.jit.internal.signing.Parties.MEMBER;
import static org.enlace.jit.internal.signing.Parties.SIGNER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.TeamState;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.signing.Phase;
import org.enlace.jit.signing.Signature;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

class SigningDeskTest {
    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @OnEveryDatabase
    void the_last_signature_makes_an_agreement_on_every_node(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR, PE)) {
            Instrument agreement = parties.agreement();
            parties.carry();
            for (var country : List.of(CO, BR)) {
                parties.people(country);
                parties.sign(country, agreement);
            }
            parties.carry();
            assertEquals(TeamState.SIGNING, parties.of(BR).team(parties.team).state());
            assertFalse(parties.view(PE, LEADER).running());
            parties.people(PE);
            Signature last = parties.sign(PE, agreement);
            parties.carry();
            for (var country : List.of(CO, BR, PE)) {
                Phase.Running running = assertInstanceOf(
                        Phase.Running.class, parties.view(country, LEADER).phase());
                assertEquals(Parties.LAST, running.last().day().toString());
                assertEquals(4, parties.view(country, LEADER).inForce().size());
                assertEquals(List.of(), parties.of(country).quarantine());
            }
            Act signed = parties.of(PE).acts.stream()
                    .filter(act -> act.code().equals("jit.sign"))
                    .findFirst()
                    .orElseThrow();
            assertEquals("true", signed.facts().get("restricted"), "who signs is not for whoever reads the audit");
            assertEquals("Quien Firma", last.text().name());
            assertEquals(
                    parties.view(CO, LEADER).standing().base(parties.of(CO).now),
                    parties.view(PE, LEADER).standing().base(parties.of(CO).now));
        }
    }

    @OnEveryDatabase
    void once_it_is_in_force_designations_decide_and_nobody_else_knows_of_it(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            assertTrue(parties.may(BR, DRAFTER, Right.SEE_COURSE));
            parties.inForce();
            for (var country : List.of(CO, BR)) {
                assertTrue(parties.may(country, LEADER, Right.WRITE));
                assertTrue(parties.may(country, MEMBER, Right.WRITE));
                assertFalse(parties.may(country, MEMBER, Right.SIGN));
                for (Caller former : List.of(DRAFTER, SIGNER, CARLA)) {
                    assertThrows(
                            NotFound.class,
                            () -> parties.area(country).door().enter(former, parties.team, Right.values()));
                    assertThrows(
                            NotFound.class, () -> parties.of(country).courses().find(parties.team, former));
                }
                assertEquals(
                        parties.team,
                        parties.of(country).courses().find(parties.team, MEMBER).id());
            }
            assertEquals(
                    TeamState.ACTIVE,
                    parties.of(BR).courses().find(parties.team, LEADER).state());
            assertEquals(
                    Set.of(Right.SEE_EXISTENCE),
                    parties.view(CO, TestNode.ADMIN).rights());
        }
    }

    @OnEveryDatabase
    void nobody_signs_what_they_did_not_read_or_is_not_theirs_to_sign(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            Instrument agreement = parties.agreement();
            parties.carry();
            SigningDesk desk = parties.area(CO).desk();
            String hash = agreement.hash();
            assertEquals("jit.sign-leader", code(() -> desk.sign(parties.team, hash, Parties.form(hash), SIGNER)));
            parties.people(CO);
            assertEquals(
                    "jit.sign-hash",
                    code(() -> desk.sign(parties.team, hash, Parties.form(hash.replace('a', 'b')), SIGNER)));
            assertEquals("jit.not-allowed", code(() -> desk.sign(parties.team, hash, Parties.form(hash), DRAFTER)));
            assertThrows(
                    NotFound.class,
                    () -> desk.sign(
                            parties.team,
                            hash,
                            Parties.form(hash),
                            officer("other", JitPermissions.READ, JitPermissions.SIGN)));
            assertThrows(
                    NotFound.class,
                    () -> desk.sign(parties.team, "0".repeat(64), Parties.form("0".repeat(64)), SIGNER));
            SignForm tomorrow = new SignForm(hash, "A", "B", LocalDate.parse("2027-03-02"), Optional.empty());
            assertEquals("jit.sign-day", code(() -> desk.sign(parties.team, hash, tomorrow, SIGNER)));
            SignForm nameless = new SignForm(hash, " ", "B", LocalDate.parse("2027-03-01"), Optional.empty());
            assertEquals("jit.text-length", code(() -> desk.sign(parties.team, hash, nameless, SIGNER)));
            parties.sign(CO, agreement);
            assertEquals("jit.sign-twice", code(() -> desk.sign(parties.team, hash, Parties.form(hash), SIGNER)));
        }
    }

    @OnEveryDatabase
    void nobody_signs_an_older_text_than_the_one_that_replaced_it(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            Instrument first = parties.agreement();
            parties.carry();
            parties.people(BR);
            Instrument second = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .words("Dos")
                    .replacing(first)
                    .propose();
            parties.carry();
            assertEquals("jit.sign-replaced", code(() -> parties.sign(BR, first)));
            parties.sign(BR, second);
        }
    }

    @OnEveryDatabase
    void who_drafted_an_annex_does_not_sign_it_for_the_same_country(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            Instrument annex = parties.area(CO)
                    .people()
                    .designate(
                            parties.team, List.of(Parties.person(TeamRole.LEADER, "second", TestNode.BOGOTA)), LEADER);
            assertEquals("jit.sign-drafter", code(() -> parties.sign(CO, annex, LEADER)));
            assertEquals("jit.not-allowed", code(() -> parties.sign(CO, annex, MEMBER)));
        }
    }

    @OnEveryDatabase
    void a_deputy_from_outside_does_not_know_the_team_and_one_from_inside_does_not_sign(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            Instrument longer = parties.text(InstrumentKind.EXTENSION, BR)
                    .until("2028-06-30")
                    .propose();
            parties.carry();
            Caller deputy = new Caller(
                    officer("deputy").officer(),
                    Optional.of(LEADER.officer()),
                    Optional.empty(),
                    LEADER.language(),
                    LEADER.zone(),
                    LEADER.grants(),
                    LEADER.origin());
            assertThrows(NotFound.class, () -> parties.sign(CO, longer, deputy));
            Caller member = new Caller(
                    LEADER.officer(),
                    Optional.of(Parties.MEMBER.officer()),
                    Optional.empty(),
                    LEADER.language(),
                    LEADER.zone(),
                    LEADER.grants(),
                    LEADER.origin());
            assertEquals("jit.sign-deputy", code(() -> parties.sign(CO, longer, member)));
            parties.sign(CO, longer, LEADER);
        }
    }

    @OnEveryDatabase
    void two_countries_that_amend_at_once_find_the_later_in_force_and_flagged(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.inForce();
            Instrument one =
                    parties.text(InstrumentKind.AMENDMENT, CO).words("De CO").propose();
            Instrument other =
                    parties.text(InstrumentKind.AMENDMENT, BR).words("De BR").propose();
            parties.sign(CO, one, LEADER);
            parties.sign(BR, other, LEADER);
            parties.carry();
            // Neither knows yet that the other signs.
            parties.sign(CO, other, LEADER);
            parties.sign(BR, one, LEADER);
            parties.carry();
            assertEquals(
                    parties.view(CO, LEADER).standing().base(parties.of(CO).now),
                    parties.view(BR, LEADER).standing().base(parties.of(CO).now));
            assertEquals(
                    1,
                    parties.view(CO, LEADER).inForce().stream()
                            .filter(each -> !each.beside().isEmpty())
                            .count());
            Instrument third =
                    parties.text(InstrumentKind.AMENDMENT, CO).words("Tres").propose();
            Instrument fourth =
                    parties.text(InstrumentKind.AMENDMENT, CO).words("Cuatro").propose();
            parties.carry();
            parties.sign(CO, third, LEADER);
            parties.carry();
            parties.sign(BR, third, LEADER);
            assertEquals("jit.sign-base", code(() -> parties.sign(BR, fourth, LEADER)));
        }
    }

    @OnEveryDatabase
    void a_party_without_the_module_signs_on_paper(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), Set.of(EC), BR, EC)) {
            Instrument agreement = parties.inForce();
            assertFalse(parties.view(CO, SIGNER).running());
            SigningDesk desk = parties.area(CO).desk();
            SignForm without = Parties.form(agreement.hash());
            assertEquals(
                    "jit.not-allowed", code(() -> desk.enter(parties.team, agreement.hash(), EC, without, DRAFTER)));
            assertEquals("jit.paper-act", code(() -> desk.enter(parties.team, agreement.hash(), EC, without, SIGNER)));
            RecordId act = desk.keep(
                    parties.team, agreement.hash(), "acta.pdf", new ByteArrayInputStream(new byte[] {1}), SIGNER);
            SignForm form =
                    new SignForm(agreement.hash(), "Luz", "Fiscal", LocalDate.parse("2027-03-01"), Optional.of(act));
            assertEquals(
                    "jit.sign-paper",
                    code(() -> parties.area(BR).desk().enter(parties.team, agreement.hash(), EC, form, SIGNER)));
            assertEquals("jit.sign-twice", code(() -> desk.enter(parties.team, agreement.hash(), BR, form, SIGNER)));
            Caller deputy = new Caller(
                    officer("deputy").officer(),
                    Optional.of(SIGNER.officer()),
                    Optional.empty(),
                    SIGNER.language(),
                    SIGNER.zone(),
                    SIGNER.grants(),
                    SIGNER.origin());
            assertThrows(NotFound.class, () -> desk.enter(parties.team, agreement.hash(), EC, form, deputy));
            Signature entered = desk.enter(parties.team, agreement.hash(), EC, form, SIGNER);
            assertTrue(entered.text().onPaper());
            assertEquals("acta.pdf", entered.text().act().orElseThrow().file());
            parties.carry();
            assertTrue(parties.view(BR, LEADER).running());
        }
    }

    @OnEveryDatabase
    void who_signs_on_paper_says_the_request_and_no_text(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), Set.of(EC), BR, EC)) {
            for (Party other : List.of(
                    new Party(BR, "Fiscalía de BR", "", true),
                    new Party(CO, "Fiscalía de CO", "", true),
                    new Party(PE, "Fiscalía de PE", "", true),
                    new Party(EC, "Fiscalía de EC", "", false))) {
                Parties.Text text = parties.text(InstrumentKind.AGREEMENT, CO)
                        .until(Parties.LAST)
                        .with(other);
                assertEquals("jit.party-paper", code(text::propose), other.toString());
            }
            assertTrue(parties.view(BR, LEADER).pending().isEmpty());
        }
    }

    @OnEveryDatabase
    void nobody_signs_that_an_account_is_what_its_own_country_has_not_said(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            parties.agreement();
            parties.carry();
            List<Designation> named = parties.people(BR).designations();
            parties.carry();
            Instrument forged = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .naming(named.stream().map(SigningDeskTest::leading).toList())
                    .propose();
            Instrument agreement = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .naming(named)
                    .propose();
            parties.carry();
            assertEquals("jit.sign-person", code(() -> parties.sign(BR, forged)));
            parties.sign(BR, agreement);
        }
    }

    private static Designation leading(Designation one) {
        return new Designation(
                one.id(),
                one.country(),
                TeamRole.LEADER,
                one.name(),
                one.function(),
                one.agency(),
                one.powers(),
                one.first(),
                one.last(),
                one.zone(),
                one.mark());
    }

    @OnEveryDatabase
    void what_fails_in_the_audit_is_not_signed(TestDatabase database) {
        try (Parties parties = new Parties(database.kind(), BR)) {
            Instrument agreement = parties.agreement();
            parties.people(CO);
            TestNode node = parties.of(CO);
            node.audited = act -> {
                throw new IllegalStateException("The disk is full");
            };
            assertThrows(IllegalStateException.class, () -> parties.sign(CO, agreement));
            node.audited = node.acts::add;
            assertEquals(
                    Set.of(BR, CO),
                    parties.view(CO, SIGNER).pending().stream()
                            .filter(one -> one.instrument().equals(agreement))
                            .findFirst()
                            .orElseThrow()
                            .lacking());
            parties.sign(CO, agreement);
        }
    }
}
