package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

@Timeout(60)
class DatabaseComponentTest {
    private static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);

    @TempDir
    Path data;

    private final Registry registry = new Registry();
    private final AtomicBoolean starting = new AtomicBoolean();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final FixedKeys keys = new FixedKeys();
    private FolderLease folder;

    @Test
    void theServicesAreThereOnceTheDatabaseAnswersAndGoWithTheComponent() throws Exception {
        DatabaseComponent component = start("");
        registry.await(Database.class);
        assertTrue(registry.services.containsKey(Transactions.class.getName()));
        assertTrue(registry.services.containsKey(Schemas.class.getName()));
        assertEquals(List.of(), component.problems());
        component.stop();
        assertTrue(registry.services.isEmpty());
        assertTrue(component.problems().get(0).blocking());
    }

    @Test
    void theNodeIsNotWellBeforeWhatWaitedForTheDatabaseHasTakenUpItsWork() throws Exception {
        AtomicReference<DatabaseComponent> component = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        Map<String, List<HealthCheck.Problem>> seen = new ConcurrentHashMap<>();
        registry.onceThere = name -> {
            try {
                known.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            seen.put(name, component.get().problems());
        };
        component.set(start(""));
        known.countDown();
        registry.await(Database.class);
        assertTrue(seen.get(Transactions.class.getName()).get(0).blocking());
        assertTrue(seen.get(Database.class.getName()).get(0).blocking());
        assertEquals(List.of(), seen.get(DatabaseInUse.class.getName()));
        component.get().stop();
    }

    @Test
    void aSecondLifeFindsWhatTheFirstStored() throws Exception {
        DatabaseComponent first = start("");
        Store store = registry.await(Database.class).open(NOTES);
        registry.get(Transactions.class).run(() -> store.entities().persist(new NoteRow("a", "one", null)));
        first.stop();
        DatabaseComponent second = start("");
        Store again = registry.await(Database.class).open(NOTES);
        assertEquals(
                "one", again.read(entities -> entities.find(NoteRow.class, "a").body()));
        second.stop();
    }

    @Test
    void whileTheNodeStartsWhoeverReadsWaitsForTheRows() throws Exception {
        starting.set(true);
        aSecondLifeFindsWhatTheFirstStored();
    }

    @Test
    void rowsThatCannotBeUsedShowInTheHealthOfANodeThatStartsAndRefuseTheBundleOfOneThatRuns() throws Exception {
        DatabaseComponent component = start("");
        Database database = registry.await(Database.class);
        Schema broken = new Schema("notes", List.of(String.class), NoteRow.class);
        assertThrows(SchemaFailure.class, () -> database.open(broken));
        starting.set(true);
        Store store = database.open(broken);
        assertThrows(SchemaFailure.class, () -> store.read(entities -> entities.find(NoteRow.class, "a")));
        HealthCheck.Problem problem = component.problems().get(0);
        assertTrue(problem.blocking() && problem.failed(), "waiting does not help");
        assertTrue(problem.message().contains("java.lang.String carries none of the JPA annotations"));
        store.close();
        assertEquals(List.of(), component.problems());
        component.stop();
    }

    @Test
    void whoWatchesTheStartIsToldOfTheDatabaseAndOfEachMigration() throws Exception {
        DatabaseComponent component = start("");
        registry.await(Database.class).open(NOTES);
        component.stop();
        assertEquals("opening the database", told.get(0));
        assertTrue(told.get(1).startsWith("migrating the schema notes: V1__"), told.toString());
    }

    @Test
    void whileItCannotStartTheHealthCheckSaysWhyAndItIsTriedAgain() throws Exception {
        DatabaseComponent before = start("");
        registry.await(Database.class);
        before.stop();
        Path description = data.resolve("database/service.properties");
        String kept = Files.readString(description);
        Files.writeString(description, kept.replace("dataEncryption=true", "x=y"));
        DatabaseComponent component = start("");
        HealthCheck.Problem problem = awaitProblem(component, "is not encrypted");
        assertTrue(problem.blocking());
        Files.writeString(description, kept);
        registry.await(Database.class);
        assertEquals(List.of(), component.problems());
        component.stop();
    }

    @Test
    void theDatabaseOfAnotherCountryIsRefusedAndTheLauncherHearsOfIt() throws Exception {
        DatabaseComponent first = start("");
        registry.await(Database.class);
        first.stop();
        DatabaseComponent stranger = start("EC", "");
        HealthCheck.Problem problem = awaitProblem(stranger, "belongs to the node of CO with the first key ");
        assertTrue(problem.blocking());
        stranger.stop();
        assertEquals(problem.message(), registry.services.get(String.class.getName()));
    }

    @Test
    void aServerThatLostItsDataFolderDoesNotOpenItAgainWhateverIsConfigured() throws Exception {
        Map<String, Object> state = new ConcurrentHashMap<>(Map.of("unrenewed", Duration.ZERO));
        folder = new FolderLease(data, Server.here(null), "", Duration.ofMinutes(1), () -> state);
        DatabaseComponent first = start("");
        registry.await(Database.class);
        state.put("holder", "the server on host leticia");
        assertTrue(first.problems().get(0).message().contains("was taken over by the server on host leticia"));
        first.stop();
        DatabaseComponent second = start("");
        awaitProblem(second, "was taken over by the server on host leticia");
        second.stop();
        assertEquals(List.of(String.class.getName()), List.copyOf(registry.services.keySet()), "nothing can be stored");
    }

    @Test
    void theLeaseOfADeadServerIsWaitedForAndOneThatIsRenewedRefused() throws Exception {
        PostgresServer database = (PostgresServer) EmptyDatabases.engine(Kind.POSTGRESQL);
        Server other = new Server("another", "leticia", 7, Instant.parse("2026-12-02T10:00:00Z"));
        DatabaseLease dead = DatabaseLease.take(database, other, "", Duration.ofMinutes(1), Clocks.SYSTEM);
        DatabaseComponent waiting = start("CO", EveryKind.url(database), "postgres");
        awaitProblem(waiting, "is in use by the server on host leticia (process 7");
        // The launcher is told after the health check knows.
        while (told.stream().noneMatch(what -> what.matches("waiting, [0-9]+ s at most, whether .*leticia.*"))) {
            Thread.onSpinWait();
        }
        assertFalse(registry.services.containsKey(String.class.getName()), "the node is not told to end");
        dead.close();
        registry.await(Database.class);
        waiting.stop();
        DatabaseLease living = DatabaseLease.take(database, other, "", Duration.ofMinutes(1), Clocks.SYSTEM);
        DatabaseComponent refused = start("CO", EveryKind.url(database), "postgres");
        awaitProblem(refused, "is in use by the server on host leticia (process 7");
        while (!registry.services.containsKey(String.class.getName())) {
            living.renew();
        }
        refused.stop();
    }

    @Test
    void itCanBeStoppedWhileItIsStillTrying() throws Exception {
        DatabaseComponent component = start("jdbc:postgresql://127.0.0.1:1/nowhere");
        awaitProblem(component, "127.0.0.1:1");
        component.stop();
        assertTrue(registry.services.isEmpty());
    }

    @Test
    void whatABundleLeavesOpenIsClosedForIt() throws Exception {
        DatabaseComponent component = start("");
        registry.await(Database.class);
        Store left = registry.get(Database.class).open(NOTES);
        registry.giveBack(Database.class);
        assertThrows(RuntimeException.class, () -> left.read(entities -> entities.find(NoteRow.class, "a")));
        registry.get(Database.class).open(NOTES);
        component.stop();
    }

    private DatabaseComponent start(String url) {
        return start("CO", url);
    }

    private DatabaseComponent start(String country, String url) {
        return start(country, url, "");
    }

    private DatabaseComponent start(String country, String url, String user) {
        return new DatabaseComponent(
                registry.context(),
                new Node(new CountryCode(country), data, data, "test", false),
                keys,
                new Settings(url, user),
                folder,
                Duration.ofMillis(200),
                starting::get,
                told::add);
    }

    private static HealthCheck.Problem awaitProblem(DatabaseComponent component, String part) throws Exception {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end; ) {
            List<HealthCheck.Problem> problems = component.problems();
            if (!problems.isEmpty() && problems.get(0).message().contains(part)) {
                return problems.get(0);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no such problem: " + component.problems());
    }

    /** As much of a service registry as the component needs. */
    private static final class Registry {
        final Map<String, Object> services = new ConcurrentHashMap<>();
        private final Map<String, Object> inHand = new ConcurrentHashMap<>();
        private final Semaphore databases = new Semaphore(0);
        /** Who waited for a service takes up its work on the thread that registers it. */
        private volatile Consumer<String> onceThere = name -> {};

        BundleContext context() {
            return proxy(BundleContext.class, (method, arguments) -> {
                assertEquals("registerService", method);
                String name = (String) arguments[0];
                services.put(name, arguments[1]);
                onceThere.accept(name);
                if (name.equals(DatabaseInUse.class.getName())) {
                    databases.release();
                }
                return proxy(ServiceRegistration.class, (how, none) -> {
                    assertEquals("unregister", how);
                    assertFalse(services.remove(name) == null);
                    inHand.remove(name);
                    return null;
                });
            });
        }

        <T> T await(Class<T> type) throws InterruptedException {
            assertTrue(databases.tryAcquire(30, TimeUnit.SECONDS), "the database service does not come");
            return get(type);
        }

        @SuppressWarnings("unchecked")
        <T> T get(Class<T> type) {
            Object service = services.get(type.getName());
            return service instanceof ServiceFactory<?> factory
                    ? (T) inHand.computeIfAbsent(type.getName(), name -> factory.getService(bundle(), null))
                    : (T) service;
        }

        @SuppressWarnings("unchecked")
        void giveBack(Class<?> type) {
            ((ServiceFactory<Object>) services.get(type.getName()))
                    .ungetService(bundle(), null, inHand.remove(type.getName()));
        }

        private static Bundle bundle() {
            return proxy(Bundle.class, (method, arguments) -> "org.enlace.sample");
        }

        private interface Answer {
            Object to(String method, Object[] arguments);
        }

        private static <T> T proxy(Class<T> type, Answer answer) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> answer.to(method.getName(), arguments)));
        }
    }

    private record Settings(String url, String user) implements DatabaseComponent.Config {
        @Override
        public String passwordFile() {
            return "";
        }

        @Override
        public int poolSize() {
            return 4;
        }

        @Override
        public int waitSeconds() {
            return 1;
        }

        @Override
        public boolean sharedCache() {
            return true;
        }

        @Override
        public int cachedRows() {
            return 100;
        }

        @Override
        public int leaseSeconds() {
            return 60;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return DatabaseComponent.Config.class;
        }
    }
}
