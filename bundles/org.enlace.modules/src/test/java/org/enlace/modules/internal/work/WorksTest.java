package org.enlace.modules.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.Operation;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

class WorksTest {
    private static final Caller ADMIN = AdoptionFixtures.officer("ada", "modules.read", "modules.manage");
    private static final Caller READER = AdoptionFixtures.officer("rita", "modules.read");

    private final PacedModules modules = new PacedModules();
    private final Works works = new Works(modules, AdoptionFixtures::nextId);

    private static Order install() {
        return new Order(
                Operation.INSTALL,
                "sample",
                PacedModules.TITLE,
                Optional.of(Path.of("sample-0.1.0.zip")),
                Optional.empty(),
                Optional.of("0.1.0"));
    }

    private static Order remove() {
        return new Order(
                Operation.REMOVE,
                "sample",
                PacedModules.TITLE,
                Optional.empty(),
                Optional.of("0.1.0"),
                Optional.empty());
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "it never came to that");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Work ended(Work work) {
        await(() -> !work.view().running());
        return work;
    }

    @Test
    void aChangeGoesOnByItselfAndIsFollowedStepByStep() {
        modules.pace.drainPermits();
        Work work = works.begin(install(), ADMIN);
        await(() -> work.view().steps().equals(List.of("verify")));
        String mark = work.view().mark();
        modules.pace.release();
        await(() -> work.view().steps().equals(List.of("verify", "unpack")));
        assertFalse(work.view().mark().equals(mark), "there is something new to show");
        assertEquals(work, works.find(work.id()));
        assertEquals("ada", work.by().value());

        modules.pace.release(1000);
        Work.State.Done done =
                assertInstanceOf(Work.State.Done.class, ended(work).view().state());
        assertEquals("0.1.0", done.after().orElseThrow().version());
        assertEquals("clear up", work.view().steps().get(7), "the last of the steps");
        assertEquals(8, work.view().steps().size());
        assertEquals(work, works.last().orElseThrow(), "its outcome is kept");
    }

    @Test
    void oneGoesOnAtATime() {
        modules.pace.drainPermits();
        Work first = works.begin(install(), ADMIN);
        Refusal busy = assertThrows(Refusal.class, () -> works.begin(remove(), ADMIN));
        assertEquals("module.busy", busy.code());
        modules.pace.release(1000);
        ended(first);

        Work second = ended(works.begin(remove(), ADMIN));
        assertInstanceOf(Work.State.Done.class, second.view().state());
        assertEquals(List.of(), modules.list());
        assertThrows(NotFound.class, () -> works.find(first.id()), "the one before is in the history");
    }

    @Test
    void whatWasRefusedSaysWhyAndWhatFailedSaysThat() {
        modules.failure = new Refusal("module.unwell", "It says of itself that it is not well", "sample", "no");
        Work.State.Refused refused = assertInstanceOf(
                Work.State.Refused.class,
                ended(works.begin(install(), ADMIN)).view().state());
        assertEquals("module.unwell", refused.why().code());

        modules.failure = new NotFound("module", "sample");
        refused = assertInstanceOf(
                Work.State.Refused.class,
                ended(works.begin(remove(), ADMIN)).view().state());
        assertEquals("module.not-installed", refused.why().code());

        modules.failure = new IllegalStateException("a fault");
        assertInstanceOf(
                Work.State.Failed.class,
                ended(works.begin(install(), ADMIN)).view().state());
        modules.failure = null;
        assertInstanceOf(
                Work.State.Done.class,
                ended(works.begin(install(), ADMIN)).view().state());
    }

    @Test
    void whoMayNotManageModulesBeginsNothing() {
        assertThrows(Forbidden.class, () -> works.begin(install(), READER));
        assertEquals(Optional.empty(), works.last());
    }

    @Test
    void aNodeThatStopsBreaksItOffAndWaitsUntilItIsUndone() throws Exception {
        modules.pace.drainPermits();
        Work work = works.begin(install(), ADMIN);
        await(() -> !work.view().steps().isEmpty());
        works.stop();
        Work.State.Refused refused =
                assertInstanceOf(Work.State.Refused.class, work.view().state());
        assertEquals("module.interrupted", refused.why().code());
        assertEquals(List.<InstalledModule>of(), modules.list());
    }
}
