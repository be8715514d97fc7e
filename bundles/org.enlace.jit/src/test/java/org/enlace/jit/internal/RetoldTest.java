package org.enlace.jit.internal;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.EC;
import static org.enlace.jit.internal.TestNode.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Statement;
import org.enlace.jit.access.Right;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/** Peru joins a team that Ecuador has left: it hears what Ecuador signed from Colombia, which proposed that it join. */
class RetoldTest {
    private static final Caller AUTHORITY = TestNode.officer("authority", JitPermissions.READ, JitPermissions.SIGN);

    private Parties parties;
    private Instrument joins;

    private void start(TestDatabase database) {
        parties = new Parties(database.kind(), BR, EC, PE);
        parties.further(Parties.person(TeamRole.AUTHORITY, "authority", TestNode.BOGOTA));
        Instrument agreement = parties.text(InstrumentKind.AGREEMENT, CO)
                .until(Parties.LAST)
                .without(PE)
                .propose();
        parties.carry();
        for (CountryCode country : List.of(CO, BR, EC)) {
            parties.people(country);
            parties.sign(country, agreement);
        }
        parties.carry();
        Instrument leaves = parties.text(InstrumentKind.DEPARTURE, EC)
                .without(EC)
                .without(PE)
                .until("2027-03-02")
                .propose();
        parties.sign(EC, leaves, AUTHORITY);
        parties.carry();
        for (CountryCode country : List.of(CO, BR, EC, PE)) {
            parties.of(country).now = Instant.parse("2027-03-05T00:00:00Z");
        }
        Instrument people = parties.area(PE)
                .people()
                .designate(
                        parties.team,
                        List.of(
                                Parties.person(TeamRole.LEADER, "leader", TestNode.BOGOTA),
                                Parties.person(TeamRole.MEMBER, "member", TestNode.BOGOTA)),
                        Parties.DRAFTER);
        parties.carry();
        joins = parties.text(InstrumentKind.ACCESSION, CO)
                .without(EC)
                .naming(people.designations())
                .propose();
        parties.carry();
    }

    private List<Statement> known(CountryCode country, CountryCode of) {
        return parties.of(country).desks.statements().of(parties.team, Standings.KINDS).stream()
                .filter(one -> one.country().equals(of))
                .toList();
    }

    private Optional<String> tells(CountryCode teller, CountryCode to, RecordId record, Statement said) {
        SharedRecord carrier =
                new SharedRecord(record, Dossiers.TYPE, teller, 1, Set.of(to), Handling.GENERAL, Optional.empty());
        try {
            parties.of(to)
                    .database
                    .transactions()
                    .run(() -> parties.of(to).desks.statements().take(carrier, Envelope.retold(said)));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    private Optional<String> tells(CountryCode teller, CountryCode to, Statement said) {
        return tells(teller, to, Wire.retold(said.id()), said);
    }

    private static Statement by(CountryCode country, Instant at, Statement like) {
        return new Statement(TestNode.id(), like.team(), country, at.getEpochSecond(), at, like.kind(), like.content());
    }

    @OnEveryDatabase
    void whoever_joins_hears_what_a_party_signed_that_left_and_joins(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            assertTrue(known(PE, EC).size() < known(CO, EC).size(), "it was not told that Ecuador signed");
            all.sign(CO, joins, AUTHORITY);
            all.carry();
            assertEquals(known(CO, EC), known(PE, EC));
            all.sign(BR, joins, AUTHORITY);
            all.carry();
            all.sign(PE, joins);
            all.carry();
            Caller leader = Parties.LEADER;
            for (CountryCode country : List.of(CO, BR, PE)) {
                assertTrue(all.may(country, leader, Right.SEE_CONTENT), country::toString);
                assertEquals(List.of(), all.of(country).exchange.quarantine, country::toString);
            }
            assertEquals(known(CO, EC), known(PE, EC));
            Instant now = all.of(PE).now;
            assertEquals(
                    all.view(CO, leader).standing().memberships(now),
                    all.view(PE, leader).standing().memberships(now));
        }
    }

    @OnEveryDatabase
    void nobody_else_is_believed_and_nothing_else(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            Statement text = known(CO, EC).get(0);
            Instant before = Instant.parse("2027-03-02T12:00:00Z");
            Statement forged = by(EC, before, text);
            assertEquals(Optional.of("jit.not-a-party"), tells(BR, PE, forged), "Brazil proposed nothing");
            assertEquals(Optional.of("jit.not-a-party"), tells(CO, BR, forged), "Brazil was there itself");
            assertEquals(Optional.of("jit.not-a-party"), tells(CO, PE, by(BR, before, text)), "Brazil is a party");
            assertEquals(Optional.of("jit.form"), tells(CO, PE, TestNode.id(), forged), "under another id");
            assertEquals(Optional.of("jit.form"), tells(EC, PE, forged), "a country's own comes as its own");
            Statement request = all.of(CO).desks.statements().of(all.team).get(0);
            assertEquals(
                    Optional.of("jit.not-a-party"),
                    tells(
                            CO,
                            PE,
                            new Statement(TestNode.id(), all.team, EC, 1, before, request.kind(), request.content())),
                    "neither a text nor a signature");
            all.sign(CO, joins, AUTHORITY);
            all.sign(BR, joins, AUTHORITY);
            all.carry();
            all.sign(PE, joins);
            all.carry();
            assertEquals(
                    Optional.of("jit.not-a-party"),
                    tells(CO, PE, by(EC, all.of(PE).now, text)),
                    "Peru is there itself now");
        }
    }

    /** Colombia has Peru alone see a text by which the two would be with nobody else, and so tells it what Brazil says. */
    private void pretends() {
        parties.text(InstrumentKind.ACCESSION, CO)
                .without(EC)
                .without(BR)
                .naming(joins.designations())
                .propose();
        parties.carry();
    }

    @OnEveryDatabase
    void what_another_tells_in_the_name_of_a_country_keeps_nothing_out_that_it_says_itself(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            pretends();
            List<Statement> said = known(CO, BR);
            Statement signature = said.stream()
                    .filter(one -> !known(PE, BR).contains(one))
                    .findFirst()
                    .orElseThrow();
            Statement text = said.stream()
                    .filter(one -> one.kind().equals(Proposals.PROPOSED))
                    .findFirst()
                    .orElseThrow();
            Statement underItsId = new Statement(
                    signature.id(), all.team, BR, signature.number(), signature.at(), text.kind(), text.content());
            assertEquals(Optional.empty(), tells(CO, PE, underItsId));
            Instant latest = known(PE, BR).stream()
                    .map(Statement::at)
                    .max(Instant::compareTo)
                    .orElseThrow();
            Statement beforeAllThatFollows =
                    new Statement(TestNode.id(), all.team, BR, Long.MAX_VALUE, latest, text.kind(), text.content());
            assertEquals(Optional.empty(), tells(CO, PE, beforeAllThatFollows));
            assertTrue(known(PE, BR).contains(underItsId), "nothing speaks against it yet");
            all.sign(CO, joins, AUTHORITY);
            all.sign(BR, joins, AUTHORITY);
            all.carry();
            assertEquals(List.of(), all.of(PE).exchange.quarantine);
            assertEquals(known(CO, BR), known(PE, BR));
            assertTrue(all.of(PE).codes().contains("jit.statement-outweighed"));
            all.sign(PE, joins);
            all.carry();
            assertTrue(all.may(PE, Parties.LEADER, Right.SEE_CONTENT));
            Instant now = all.of(PE).now;
            assertEquals(
                    all.view(CO, Parties.LEADER).standing().memberships(now),
                    all.view(PE, Parties.LEADER).standing().memberships(now));
        }
    }

    @OnEveryDatabase
    void whoever_signs_that_a_country_joins_tells_it_itself_what_it_said_and_nobody_else_does(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            pretends();
            Statement text = known(CO, BR).stream()
                    .filter(one -> one.kind().equals(Proposals.PROPOSED))
                    .findFirst()
                    .orElseThrow();
            Statement invented = new Statement(
                    TestNode.id(), all.team, BR, 1, Instant.parse("2027-02-28T12:00:00Z"), text.kind(), text.content());
            assertEquals(Optional.empty(), tells(CO, PE, invented));
            assertTrue(known(PE, BR).contains(invented), "nothing that Brazil says speaks against it");
            all.sign(CO, joins, AUTHORITY);
            all.sign(BR, joins, AUTHORITY);
            all.carry();
            assertEquals(known(CO, BR), known(PE, BR));
            assertEquals(
                    Optional.of("jit.not-a-party"), tells(CO, PE, by(BR, Instant.parse("2027-02-27T12:00:00Z"), text)));
            all.sign(PE, joins);
            all.carry();
            assertTrue(all.may(PE, Parties.LEADER, Right.SEE_CONTENT));
            assertEquals(known(CO, EC), known(PE, EC), "but who left tells nothing itself");
            assertEquals(List.of(), all.of(PE).exchange.quarantine);
        }
    }

    @OnEveryDatabase
    void however_much_another_tells_in_its_name_there_is_room_for_what_a_country_says(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            pretends();
            TestNode peru = all.of(PE);
            Statement text = known(CO, BR).get(0);
            StatementStore store = peru.stores.statements();
            peru.database.transactions().run(() -> {
                for (int i = 1; i <= 1_000; i++) {
                    Statement told =
                            new Statement(TestNode.id(), all.team, BR, i, text.at(), text.kind(), text.content());
                    store.addEarly(new StatementStore.Kept(told, CO));
                }
            });
            assertEquals(0, store.countEarly(BR, true));
            assertEquals(1_000, store.countEarly(CO, false));
            Statement unknown =
                    new Statement(TestNode.id(), TestNode.id(), BR, 1, text.at(), Proposals.COMMENT, text.content());
            SharedRecord carrier = new SharedRecord(
                    unknown.id(), Dossiers.TYPE, BR, 1, Set.of(PE), Handling.GENERAL, Optional.empty());
            peru.database.transactions().run(() -> peru.desks.statements().take(carrier, Envelope.text(unknown)));
            assertEquals(1, store.countEarly(BR, true));
        }
    }

    @OnEveryDatabase
    void what_a_country_tells_in_another_s_name_becomes_its_word_once_it_says_so_itself(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            pretends();
            Statement signature = known(CO, BR).stream()
                    .filter(one -> !known(PE, BR).contains(one))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Optional.empty(), tells(CO, PE, signature));
            StatementStore store = all.of(PE).stores.statements();
            assertEquals(Optional.empty(), store.find(BR, signature.id()), "Brazil has not said so");
            all.sign(CO, joins, AUTHORITY);
            all.sign(BR, joins, AUTHORITY);
            all.carry();
            assertEquals(Optional.of(signature), store.find(BR, signature.id()));
            assertEquals(1, store.all(BR, signature.id()).size());
            assertEquals(List.of(), all.of(PE).exchange.quarantine);
        }
    }

    @OnEveryDatabase
    void what_a_party_had_said_before_it_left_and_comes_late_is_told_to_whoever_joins(TestDatabase database) {
        start(database);
        try (Parties all = parties) {
            all.sign(CO, joins, AUTHORITY);
            all.carry();
            Statement late =
                    by(EC, Instant.parse("2027-03-02T12:00:00Z"), known(CO, EC).get(0));
            SharedRecord carrier =
                    new SharedRecord(late.id(), Dossiers.TYPE, EC, 1, Set.of(CO), Handling.GENERAL, Optional.empty());
            TestNode colombia = all.of(CO);
            colombia.database
                    .transactions()
                    .run(() -> colombia.desks.statements().take(carrier, Envelope.text(late)));
            assertTrue(known(CO, EC).contains(late));
            all.carry();
            assertEquals(known(CO, EC), known(PE, EC));
            assertEquals(List.of(), all.of(PE).exchange.quarantine);
        }
    }
}
