package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabases
class ClassLoadersTest {
    @OnEveryDatabase
    void ofAModuleThatWentNothingStaysInMemory(TestDatabase node, @TempDir Path folder) throws Exception {
        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        List<WeakReference<ClassLoader>> loaders = List.of(
                useAndClose(node, folder, gone), useAndClose(node, folder, gone), useAndClose(node, folder, gone));
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        int collected = 0;
        while (collected < loaders.size() && Instant.now().isBefore(end)) {
            System.gc();
            if (gone.remove(100) != null) {
                collected++;
            }
        }
        assertEquals(loaders.size(), collected);
    }

    /** In a method of its own, so that nothing of it is left on the stack. */
    private static WeakReference<ClassLoader> useAndClose(
            TestDatabase node, Path folder, ReferenceQueue<ClassLoader> gone) throws Exception {
        try (SampleModule module = SampleModule.notes(folder, SampleModule.NOTES)) {
            Class<?> type = module.rowType();
            assertTrue(type.getClassLoader() == module.loader(), "the row is the module's own class");
            String id = "id" + System.identityHashCode(module);
            try (Store store = node.open(module.schema())) {
                node.transactions().run(() -> {
                    store.entities().persist(row(type, id));
                    node.transactions().afterCommit(() -> find(store, type, id));
                });
                try {
                    node.transactions().run(() -> {
                        store.entities().persist(row(type, id + "x"));
                        store.entities().flush();
                        throw new Refusal("note.no", "No");
                    });
                } catch (Refusal expected) {
                    assertEquals("note.no", expected.code());
                }
                assertTrue(find(store, type, id) != null);
                store.read(entities -> entities.createQuery(
                                "select n from NoteRow n where n.body like :it order by n.id", type)
                        .setParameter("it", "%o%")
                        .setMaxResults(5)
                        .getResultList());
            }
            return new WeakReference<>(module.loader(), gone);
        }
    }

    private static Object find(Store store, Class<?> type, String id) {
        return store.read(entities -> entities.find(type, id));
    }

    private static Object row(Class<?> type, String id) {
        try {
            return type.getConstructor(String.class, String.class, Instant.class)
                    .newInstance(id, "body", Instant.EPOCH);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
