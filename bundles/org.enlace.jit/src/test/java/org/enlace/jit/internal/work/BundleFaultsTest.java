package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.enlace.files.Files;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Making;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** What is left of a bundle whose making fails at any write: nothing is claimed, and the next round makes it from the beginning. */
class BundleFaultsTest {
    /** The node's files, which fail once so many bytes of a bundle have been read. */
    private static Files failing(TestNode node, long after) {
        Files real = node.files.service();
        return (Files) Proxy.newProxyInstance(
                Files.class.getClassLoader(), new Class<?>[] {Files.class}, (proxy, method, given) -> {
                    try {
                        if (method.getName().equals("add")) {
                            Object[] cut = given.clone();
                            cut[2] = new Cut((InputStream) given[2], after);
                            return method.invoke(real, cut);
                        }
                        return method.invoke(real, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A disk that is full after so many bytes. */
    private static final class Cut extends InputStream {
        private final InputStream in;
        private long left;

        Cut(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("No space left on device");
            }
            return in.read();
        }
    }

    @OnEveryDatabase
    void wherever_it_is_cut_nothing_is_claimed_and_it_is_made_afterwards(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            court.file(item, "foto.jpg", new byte[5_000]);
            Bundle bundle = court.approved(court.prepared(item));
            int kept = court.node.files.all.size();
            for (long after : List.of(0L, 1L, 5_000L)) {
                court.files = () -> failing(court.node, after);
                court.round();
                Making making = assertInstanceOf(Making.class, court.now(bundle).state());
                assertTrue(making.begun() > 0);
                assertEquals(kept, court.node.files.all.size(), "no file of it is kept, after " + after);
            }
            court.files = court.node.files::service;
            court.round();
            assertTrue(court.made(bundle).isPresent());
            assertEquals(
                    List.of(),
                    BundleCheck.of(new ByteArrayInputStream(court.fetched(bundle)))
                            .findings());
            court.round();
            assertEquals(kept + 1, court.node.files.all.size(), "and not once more");
        }
    }

    @OnEveryDatabase
    void a_fault_of_any_kind_before_it_is_stored_leaves_it_to_be_made(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.approved(court.prepared(court.seized()));
            court.audit = (item, about) -> {
                throw new UncheckedIOException(new IOException("The log cannot be read"));
            };
            court.round();
            assertInstanceOf(Making.class, court.now(bundle).state());
            court.audit = (item, about) -> new byte[0];
            var documents = court.documents;
            court.documents = document -> {
                throw new IllegalStateException("The press is broken");
            };
            court.round();
            assertInstanceOf(Making.class, court.now(bundle).state());
            court.documents = documents;
            court.round();
            assertTrue(court.made(bundle).isPresent());
        }
    }

    /** The row and the file are of one transaction: where the row cannot be written, there is no file either. */
    @OnEveryDatabase
    void where_the_row_cannot_be_written_the_file_is_not_claimed(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.approved(court.prepared(court.seized()));
            court.node.audited = act -> {
                if (act.code().equals("jit.bundle-made")) {
                    throw new IllegalStateException("The audit cannot take it down");
                }
            };
            court.round();
            assertInstanceOf(Making.class, court.now(bundle).state());
            assertEquals(java.util.Optional.of("jit.bundle-state"), Items.code(() -> court.desk()
                    .fetch(court.team(), bundle.id(), PREPARER)));
        }
    }

    @OnEveryDatabase
    void what_fails_each_time_stops_and_says_so(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.approved(court.prepared(court.seized()));
            court.documents = document -> {
                throw new IllegalStateException("The press is broken");
            };
            for (int i = 0; i < Bundle.ATTEMPTS; i++) {
                assertInstanceOf(Making.class, court.now(bundle).state());
                court.round();
            }
            assertEquals("jit.bundle-failed", ((Stopped) court.now(bundle).state()).why());
        }
    }
}
