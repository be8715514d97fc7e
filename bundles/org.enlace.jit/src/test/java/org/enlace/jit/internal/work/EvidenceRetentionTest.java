package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Retaining.LEADER;
import static org.enlace.jit.internal.work.Retaining.MEMBER;
import static org.enlace.jit.internal.work.Retaining.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.exchange.Delivery;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.internal.retention.CertificateWire;
import org.enlace.jit.internal.retention.RetentionDesk.Proof;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;

/** Evidence at the end of its term: proposed by the node, confirmed by two, erased, certified. */
class EvidenceRetentionTest {
    @OnEveryDatabase
    void without_a_rule_and_before_its_term_nothing_is_proposed(TestDatabase database) {
        try (Retaining unit = new Retaining(database)) {
            Entry item = unit.stored();
            unit.later();
            unit.round();
            assertEquals("none", unit.state(item));
            unit.terms = RetentionTerms.of("long * P9Y team-over Ley de prueba, art. 2");
            unit.round();
            assertEquals("none", unit.state(item));
            assertEquals(List.of(), unit.listed(Shelf.WAITING, LEADER));
        }
    }

    @OnEveryDatabase
    void where_one_rule_is_wrong_nothing_is_proposed_confirmed_or_erased(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            Entry other = unit.stored();
            unit.later();
            unit.confirmed(item);
            unit.terms = RetentionTerms.of(YEAR, "other * P1X team-over Ley");
            unit.round();
            assertEquals("confirmed", unit.state(item), "neither erased nor lapsed");
            assertEquals(Optional.of("jit.retention-rule"), code(() -> unit.confirm(other, LEADER)));
            assertTrue(unit.there(item) && unit.there(other));
        }
    }

    @OnEveryDatabase
    void two_officers_confirm_and_all_is_erased_but_what_proves_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            int events = unit.items.log(CO, item).events().size();
            unit.later();
            unit.round();
            assertEquals("proposed", unit.state(item));
            assertTrue(unit.node.waiting.values().stream()
                    .anyMatch(one -> one.text().equals("inbox.retention.waits")));
            unit.confirm(item, LEADER);
            assertEquals(Optional.of("second-officer.same"), code(() -> unit.confirm(item, LEADER)));
            unit.round();
            assertTrue(unit.there(item), "one is not enough");
            unit.confirm(item, MEMBER);
            assertFalse(unit.node.waiting.containsKey("retention/" + unit.team()), "nobody is waited for");
            unit.round();

            assertEquals("erased", unit.state(item));
            assertFalse(unit.there(item));
            assertEquals(List.of(), unit.files(item));
            assertEquals(Optional.of("nothing"), code(() -> unit.items.room.see(CO, LEADER, item)));
            assertEquals(List.of(), unit.items.room.found(CO, LEADER, "negro"), "nor is it found");
            CustodyLog log = unit.items.log(CO, item);
            assertEquals(events, log.events().size(), "the chain stays");
            assertTrue(log.flawless(), log.findings()::toString);

            Proof proof = unit.desk().proof(unit.team(), item.id(), MEMBER);
            assertTrue(proof.sound());
            Certificate certificate = proof.certificate();
            assertEquals("year", certificate.term().rule().id());
            assertEquals("leader", certificate.first().by().value());
            assertEquals("member", certificate.second().by().value());
            assertEquals(2, certificate.files().size(), "its content and the photograph");
            assertEquals(
                    log.events().get(log.events().size() - 1).event().hash(),
                    certificate.chain().get(0).last());
            assertTrue(certificate.number().endsWith("-CO-0001"), certificate.number());
            assertEquals(List.of(BR), certificate.told());
            assertFalse(proof.sealed().text().contains("negro"), "nothing of what it was");
            assertTrue(unit.node.codes().contains("jit.retention-erased"));
            assertEquals(
                    2,
                    unit.node.waiting.values().stream()
                            .filter(one -> one.text().equals("inbox.retention.erased"))
                            .count());

            unit.items.carry();
            assertEquals(Optional.of("nothing"), code(() -> unit.items.room.see(BR, LEADER, item)));
            unit.round();
            assertEquals("erased", unit.state(item), "and not once more");
        }
    }

    @OnEveryDatabase
    void what_was_told_of_its_translations_is_erased_with_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Courthouse court = new Courthouse(unit.items);
            Entry item = unit.stored();
            StoredFile paper = court.file(item, "Fe.pdf", new byte[] {7});
            Entry told = court.translated(item, Optional.empty(), paper, Optional.empty(), "pt", "es");
            unit.items.carry();
            assertEquals(told, unit.items.room.see(BR, LEADER, told).entry());
            unit.later();
            unit.round();
            unit.confirm(item, LEADER);
            unit.confirm(item, MEMBER);
            unit.round();
            assertEquals("erased", unit.state(item));
            assertEquals(Optional.of("nothing"), code(() -> unit.items.room.see(CO, LEADER, told)));
            unit.items.carry();
            assertEquals(Optional.of("nothing"), code(() -> unit.items.room.see(BR, LEADER, told)));
        }
    }

    @OnEveryDatabase
    void a_court_bundle_that_holds_a_copy_is_erased_with_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Courthouse court = new Courthouse(unit.items);
            Entry item = unit.stored();
            Entry other = unit.stored();
            Bundle bundle = court.approved(court.prepared(item, other));
            court.round();
            assertTrue(court.fetched(bundle).length > 0);
            unit.later();
            unit.round();
            unit.confirm(item, LEADER);
            unit.confirm(other, LEADER);
            unit.confirm(item, MEMBER);
            unit.confirm(other, MEMBER);
            assertEquals(1, unit.desk().bundles(unit.now(item).orElseThrow()).size(), "who confirms is told");
            unit.round();

            assertEquals("erased", unit.state(item));
            assertEquals("erased", unit.state(other), "what went with the first is no change of the second");
            assertEquals(List.of(), unit.bundles());
            assertEquals(Optional.of("jit.bundle-erased"), code(() -> court.fetched(bundle)));
            Bundle.Made made = court.made(bundle).orElseThrow();
            for (Entry one : List.of(item, other)) {
                Proof proof = unit.desk().proof(unit.team(), one.id(), MEMBER);
                Certificate.Copy copy = proof.certificate().bundles().get(0);
                assertTrue(proof.sound());
                assertEquals(bundle.id(), copy.bundle());
                assertEquals(made.sha256(), copy.sha256(), "by it a court's copy is known still");
                assertTrue(copy.statement().isPresent(), "and that it is erased here");
            }
        }
    }

    @OnEveryDatabase
    void h1_outlives_the_erasure_of_what_an_item_was_made_of(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Courthouse court = new Courthouse(unit.items);
            Entry origin = unit.items
                    .room
                    .entries(CO)
                    .write(
                            unit.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), digital()),
                            Workroom.MEMBER);
            Entry between = unit.items.room.write(
                    CO, EntryKind.EVIDENCE, digital("parent", origin.id().toString()));
            Entry made = unit.items.room.write(
                    CO, EntryKind.EVIDENCE, digital("parent", between.id().toString()));
            unit.later();
            unit.confirmed(origin);
            unit.confirm(between, LEADER);
            unit.confirm(between, MEMBER);
            unit.round();
            assertEquals("erased", unit.state(origin));
            assertEquals("erased", unit.state(between));
            assertEquals(Optional.of("jit.bundle-h1-gone"), code(() -> court.prepared(made)));
        }
    }

    private static String[] digital(String... more) {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.set(fields.indexOf("nature") + 1, "digital");
        fields.set(fields.indexOf("form") + 1, "image");
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    @OnEveryDatabase
    void a_court_bundle_under_a_legal_hold_keeps_what_is_in_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Courthouse court = new Courthouse(unit.items);
            Entry item = unit.stored();
            court.approved(court.prepared(item));
            court.round();
            unit.later();
            unit.confirmed(item);
            unit.node.files.hold(unit.bundles().get(0).id(), Retaining.LATER, Optional.empty());
            unit.round();
            assertEquals("lapsed", unit.state(item));
            assertTrue(unit.there(item));
            assertEquals(1, unit.bundles().size());
        }
    }

    @OnEveryDatabase
    void a_court_bundle_that_was_made_since_was_confirmed_by_nobody(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Courthouse court = new Courthouse(unit.items);
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            court.approved(court.prepared(item));
            court.round();
            unit.round();
            assertTrue(unit.there(item));
            assertEquals(1, unit.bundles().size());
        }
    }

    @OnEveryDatabase
    void which_countries_answered_is_signed_beside_the_certificate(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            unit.round();
            assertEquals(
                    List.of(BR),
                    unit.desk().proof(unit.team(), item.id(), MEMBER).silent());
            for (Delivery.State state : List.of(Delivery.State.SENT, Delivery.State.ACKNOWLEDGED)) {
                unit.node.became(
                        item.id(),
                        new Delivery(BR, 7, item.id(), Delivery.Kind.WITHDRAWN, 2, state, "", unit.node.now));
                unit.round();
                Proof proof = unit.desk().proof(unit.team(), item.id(), MEMBER);
                assertEquals(
                        state == Delivery.State.ACKNOWLEDGED, proof.silent().isEmpty(), state::name);
            }
            Proof proof = unit.desk().proof(unit.team(), item.id(), MEMBER);
            var answer = proof.answers().get(BR);
            assertTrue(answer.seal().covers(answer.receipt().bytes()));
            assertEquals(proof.sealed().hash(), answer.receipt().certificate());
            unit.round();
            assertEquals(
                    1,
                    unit.node.codes().stream()
                            .filter("jit.retention-answer"::equals)
                            .count(),
                    "once");
        }
    }

    @OnEveryDatabase
    void a_certificate_is_read_back_in_its_one_form_alone(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.confirmed(item);
            unit.round();
            Proof proof = unit.desk().proof(unit.team(), item.id(), MEMBER);
            String text = proof.sealed().text();
            assertEquals(proof.certificate(), CertificateWire.read(text));
            for (String wrong : List.of(
                    text.replace(",", ", "),
                    text.substring(0, text.length() - 1),
                    text.replace("\"versions\"", "\"version\""),
                    text.replace("P1Y", "1 year"),
                    text.replace("certificate-2", "certificate-3"),
                    text.replace("certificate-2", "certificate-1"))) {
                assertEquals(Optional.of("jit.form"), code(() -> CertificateWire.read(wrong)), wrong);
            }
            String first = text.replace("\"lent\":[],", "").replace("certificate-2", "certificate-1");
            assertEquals(Optional.empty(), CertificateWire.read(first).lent(), "as it was issued before");
            String changed = text.replace("\"by\":\"leader\"", "\"by\":\"anna\"");
            assertFalse(proof.sealed().seal().covers(changed.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    @OnEveryDatabase
    void whoever_cannot_look_at_an_item_does_not_confirm_it(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            String name = "Ana Pérez Quispe";
            unit.items.room.write(CO, Workroom.LEADER, EntryKind.PERSON, "name", name, "standing", "victim");
            String[] fields = Items.FIELDS.clone();
            fields[List.of(fields).indexOf("nature") + 1] = "digital";
            fields[List.of(fields).indexOf("text") + 1] = "El teléfono de " + name;
            Entry item = unit.items.room.write(CO, EntryKind.EVIDENCE, fields);
            unit.later();
            unit.round();
            assertEquals(Optional.of("jit.entry-reason"), code(() -> unit.confirm(item, LEADER)));
            unit.desk().keep(unit.team(), item.id(), 1, "Un juicio", Optional.empty(), LEADER);
            assertEquals(
                    Optional.of("jit.entry-reason"),
                    code(() -> unit.desk().lift(unit.team(), item.id(), 2, "Terminó", LEADER)),
                    "nor lifts what keeps it");
            unit.items
                    .room
                    .entries(CO)
                    .because(unit.team(), RestrictedClass.VICTIM, "Fin del plazo de conservación", LEADER);
            unit.desk().lift(unit.team(), item.id(), 2, "Terminó", LEADER);
            unit.round();
            unit.confirm(item, LEADER);
            for (Caller not : List.of(Workroom.EXPERT, Workroom.AUTHORITY, Workroom.OUTSIDER)) {
                assertEquals(Optional.of("nothing"), code(() -> unit.confirm(item, not)), not::toString);
                assertEquals(Optional.of("nothing"), code(() -> unit.listed(Shelf.WAITING, not)));
            }
            unit.confirm(item, MEMBER);
            unit.round();
            String text =
                    unit.desk().proof(unit.team(), item.id(), MEMBER).sealed().text();
            assertFalse(text.contains("Pérez"), text);
        }
    }

    @OnEveryDatabase
    void a_deputy_and_whoever_read_another_version_do_not_decide(TestDatabase database) {
        try (Retaining unit = new Retaining(database, YEAR)) {
            Entry item = unit.stored();
            unit.later();
            unit.round();
            Caller deputy = new Caller(
                    LEADER.officer(),
                    Optional.of(MEMBER.officer()),
                    LEADER.unit(),
                    LEADER.language(),
                    LEADER.zone(),
                    LEADER.grants(),
                    LEADER.origin());
            assertEquals(Optional.of("jit.retention-deputy"), code(() -> unit.confirm(item, deputy)));
            org.junit.jupiter.api.Assertions.assertThrows(
                    org.enlace.platform.Stale.class, () -> unit.desk().confirm(unit.team(), item.id(), 7, LEADER));
            assertEquals("proposed", unit.state(item));
        }
    }

    @OnEveryDatabase
    void rules_that_are_wrong_are_named_by_their_line(TestDatabase database) {
        Refusal wrong = RetentionTerms.of(YEAR, "x").trouble().orElseThrow();
        assertEquals("jit.retention-rule", wrong.code());
        assertEquals(List.of(2, "x"), wrong.values());
        assertTrue(RetentionTerms.of(YEAR, "x").rules().none(), "half of them would erase earlier");
        database.kind();
    }
}
