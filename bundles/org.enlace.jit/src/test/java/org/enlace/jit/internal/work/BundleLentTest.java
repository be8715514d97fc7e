package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.Exhibit.Missing;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** What another country lends goes to court with its item, and what is not here is told. */
class BundleLentTest {
    /** Longer than any loan. */
    private static final int LONG = 400;

    private static List<Missing> missing(Courthouse court, Entry item) {
        return court.desk()
                .exhibits()
                .of(court.team(), Courthouse.request(List.of(), item), Lending.ASKING)
                .get(0)
                .missing();
    }

    private static Bundle approved(Courthouse court, Entry item) {
        Bundle prepared = court.desk().prepare(court.team(), Courthouse.request(List.of(), item), "", Lending.ASKING);
        return court.approved(prepared, Lending.APPROVING);
    }

    private static byte[] made(Courthouse court, Entry item) {
        Bundle bundle = approved(court, item);
        court.round();
        return court.fetched(bundle);
    }

    private static Missing known(StoredFile file) {
        return new Missing(
                Optional.of(file.name().value()),
                file.content().sha256(),
                Optional.of(file.content().size()));
    }

    /** The files of items in a bundle that is whole, by their hashes. */
    private static List<Sha256> files(byte[] zip) throws Exception {
        BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(zip));
        assertEquals(List.of(), result.findings());
        return result.manifest().orElseThrow().members().stream()
                .filter(one -> one.kind() == Member.Kind.FILE)
                .map(Member::sha256)
                .toList();
    }

    @OnEveryDatabase
    void a_copy_that_is_lent_is_in_the_bundle_of_the_country_that_borrows(TestDatabase database) throws Exception {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(Lending.bytes(1_000));
            lending.lent(file, BR);
            Courthouse court = new Courthouse(lending.items, BR);
            lending.carry();
            assertEquals(List.of(known(file)), missing(court, lending.item), "on its way");
            lending.settle();
            assertEquals(List.of(), missing(court, lending.item));
            assertEquals(List.of(file.content().sha256()), files(made(court, lending.item)));
            // Lent again, it is the same.
            lending.lent(file, BR);
            lending.settle();
            assertEquals(List.of(file.content().sha256()), files(made(court, lending.item)));
        }
    }

    @OnEveryDatabase
    void a_copy_whose_term_is_over_is_named_with_its_hash_and_size(TestDatabase database) throws Exception {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(Lending.bytes(1_000));
            lending.lent(file, BR);
            lending.settle();
            lending.later(LONG);
            lending.settle();
            assertInstanceOf(Borrowed.Erased.class, lending.borrowed(BR).state());
            Courthouse court = new Courthouse(lending.items, BR);
            assertEquals(List.of(known(file)), missing(court, lending.item));
            byte[] zip = made(court, lending.item);
            assertEquals(List.of(), files(zip));
            String all = new String(zip, StandardCharsets.UTF_8);
            assertTrue(
                    all.contains("\"name\":\"Disco.E01\",\"sha256\":\""
                            + file.content().sha256() + "\",\"size\":1000"),
                    "disclosure.json says so");
        }
    }

    @OnEveryDatabase
    void a_term_that_ends_while_the_bundle_is_made_waits_for_it(TestDatabase database) throws Exception {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile file = lending.stored(Lending.bytes(1_000));
            lending.lent(file, BR);
            lending.settle();
            Courthouse court = new Courthouse(lending.items, BR);
            Bundle bundle = approved(court, lending.item);
            lending.later(LONG);
            lending.settle();
            assertInstanceOf(Borrowed.Here.class, lending.borrowed(BR).state());
            court.round();
            assertEquals(List.of(file.content().sha256()), files(court.fetched(bundle)));
            lending.settle();
            assertInstanceOf(Borrowed.Erased.class, lending.borrowed(BR).state());
        }
    }

    @OnEveryDatabase
    void what_is_wanted_back_while_the_bundle_is_made_stops_it(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            Loan loan = lending.lent(lending.stored(Lending.bytes(1_000)), BR);
            lending.settle();
            Courthouse court = new Courthouse(lending.items, BR);
            Bundle bundle = approved(court, lending.item);
            Loan now = lending.now(loan);
            lending.desk(CO).takeBack(court.team(), now.id(), now.version(), "Se retira", Lending.ASKING);
            lending.settle();
            assertInstanceOf(Borrowed.Erased.class, lending.borrowed(BR).state());
            court.round();
            assertEquals(
                    "jit.bundle-since",
                    assertInstanceOf(Stopped.class, court.now(bundle).state()).why());
        }
    }

    @OnEveryDatabase
    void a_content_of_which_only_the_chain_speaks_is_named_by_its_hash(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.items.digital(CO);
            court.items.write(CO, item, EventKind.ACQUIRED);
            String hash = court.items.log(CO, item).content().orElseThrow();
            assertEquals(
                    List.of(new Missing(Optional.empty(), new Sha256(hash), Optional.empty())), missing(court, item));
        }
    }
}
