package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.trust.TestCaller;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

class LeftRecordsTest {
    @TempDir
    Path data;

    @Test
    void aModuleThatWasNeverUpgradedHasNoLaterRecordsToExport() throws IOException {
        FeatureReader reader = new FeatureReader();
        Shelf shelf = new Shelf(data, reader);
        shelf.tidy();
        Inventory inventory =
                new Inventory(null, null, null, Duration.ZERO, Version.parseVersion("0.1.0"), module -> false);
        inventory.add(placed(shelf, reader));
        LeftRecords left =
                new LeftRecords(new Turn(() -> Duration.ofSeconds(1)), shelf, inventory, withoutSchemas(), null);
        Path file = data.resolve("later.jsonl");
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> left.exportLater("sample-module", file, TestCaller.ADMINISTRATOR, (step, done, total) -> {}));
        assertEquals("module.nothing-before", refusal.code());
        assertFalse(Files.exists(file));
    }

    private Kept placed(Shelf shelf, FeatureReader reader) throws IOException {
        Path staged = shelf.stage();
        try (Intake intake =
                Intake.open(ArchiveFixture.aModule().in(data), data.resolve("tmp"), archive -> null, reader, "0.1.0")) {
            intake.unpack(staged);
        }
        return shelf.place(
                staged,
                reader.read(Files.readAllBytes(staged.resolve("feature.json")), "test"),
                new Receipt(Path.of("sample.zip"), Instant.EPOCH));
    }

    @Test
    void recordsThatCannotBeWrittenOutAreRefusedWithTheReason() {
        ModuleRecords records = withoutSchemas();
        for (Refusal refusal : new Refusal[] {
            assertThrows(
                    Refusal.class,
                    () -> records.export("sample", OutputStream.nullOutputStream(), (step, done, total) -> {})),
            assertThrows(
                    Refusal.class,
                    () -> records.exportLater("sample", OutputStream.nullOutputStream(), (step, done, total) -> {}))
        }) {
            assertEquals("module.records-failed", refusal.code());
            assertEquals("sample is not there", refusal.values().get(1));
        }
    }

    /** Records over a database that has none of the schemas it is asked for. */
    private static ModuleRecords withoutSchemas() {
        Schemas schemas = fake(Schemas.class, (proxy, method, arguments) -> {
            throw new SchemaFailure(arguments[0] + " is not there");
        });
        ServiceReference<?> reference = fake(ServiceReference.class, (proxy, method, arguments) -> null);
        return new ModuleRecords(new Neighbours(fake(
                BundleContext.class,
                (proxy, method, arguments) -> method.getName().equals("getService") ? schemas : reference)));
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
