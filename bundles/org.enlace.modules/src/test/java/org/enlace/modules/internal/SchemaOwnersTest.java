package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.persistence.Schemas;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class SchemaOwnersTest {
    private static final String MAKER = "CN=Maker";

    private final Set<String> schemas = new HashSet<>();
    private final FeatureReader reader = new FeatureReader();

    @TempDir
    Path data;

    private Shelf shelf;
    private SchemaOwners owners;

    @BeforeEach
    void aNode() throws IOException {
        Files.createDirectories(data.resolve("tmp"));
        shelf = new Shelf(data, reader);
        shelf.tidy();
        owners = new SchemaOwners(shelf, records());
    }

    /** Every module of the fixture names the schema {@code sample}. */
    private ModuleFeature module(String id) throws IOException {
        try (Intake intake = Intake.open(
                ArchiveFixture.aModule(id, "0.1.0").in(data), data.resolve("tmp"), archive -> null, reader)) {
            return intake.feature();
        }
    }

    private static void refused(String code, Executable act) {
        assertEquals(code, assertThrows(Refusal.class, act).code());
    }

    @Test
    void aSchemaStaysWithTheModuleThatHadItFirstAndItsMaker() throws IOException {
        owners.require(module("first"), MAKER);
        owners.claim(module("first"), MAKER);
        // Purged: nothing of it is left in the database or on the shelf.
        refused("module.schema-owner", () -> owners.require(module("evil"), MAKER));
        refused("module.schema-maker", () -> owners.require(module("first"), "CN=Another"));
        refused("module.schema-owner", () -> owners.require("evil", "sample"));
        owners.claim(module("evil"), "CN=Another");
        SchemaOwners afterwards = new SchemaOwners(shelf, records());
        assertDoesNotThrow(() -> afterwards.require(module("first"), MAKER));
        assertDoesNotThrow(() -> afterwards.require("first", "sample"));
    }

    @Test
    void aSchemaOfThePlatformIsNobodyElses() {
        schemas.add("sample");
        refused("module.schema-owner", () -> owners.require(module("evil"), MAKER));
    }

    @Test
    void whatLiesOnTheShelfOwnsItsSchemaThoughNothingWasWrittenDown() throws IOException {
        schemas.add("sample");
        Path staged = shelf.stage();
        try (Intake intake = Intake.open(
                ArchiveFixture.aModule("first", "0.1.0").in(data), data.resolve("tmp"), archive -> null, reader)) {
            intake.unpack(staged);
            shelf.place(staged, intake.feature(), new Receipt(Path.of("first.zip"), Instant.EPOCH));
        }
        assertDoesNotThrow(() -> owners.require(module("first"), MAKER));
        refused("module.schema-owner", () -> owners.require(module("evil"), MAKER));
        shelf.commit("first", "0.1.0");
        refused("module.schema-owner", () -> owners.require(module("evil"), MAKER));
    }

    private ModuleRecords records() {
        Schemas answering = fake(
                Schemas.class,
                (proxy, method, arguments) ->
                        schemas.contains(arguments[0]) ? Optional.of(new Schemas.Size(1, 1, 1)) : Optional.empty());
        ServiceReference<?> reference = fake(ServiceReference.class, (proxy, method, arguments) -> null);
        return new ModuleRecords(new Neighbours(fake(
                BundleContext.class,
                (proxy, method, arguments) -> method.getName().equals("getService") ? answering : reference)));
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
