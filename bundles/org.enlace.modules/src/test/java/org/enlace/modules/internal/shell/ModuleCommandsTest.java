package org.enlace.modules.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.ModuleDetails.BundleStatus;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.modules.ModuleDetails.StoredIn;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.modules.internal.trust.Trust;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCommandsTest {
    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private final FakeModules modules = new FakeModules();
    private Node node;

    @BeforeEach
    void aReleaseWithOneArchive() throws IOException {
        Files.createDirectories(folder.resolve("home/modules"));
        ArchiveFixture.aModule("protocol-library", "0.1.0").in(folder.resolve("home/modules"));
        node = new Node(new CountryCode("CO"), folder.resolve("home"), folder.resolve("data"), "0.1.0", false);
    }

    private Command install() {
        return new ModuleInstall(modules, node, catalogues());
    }

    private Catalogues catalogues() {
        return new Catalogues(node, new Trust(node.home(), node.data(), false, Clock.systemUTC()));
    }

    private int run(Command command, boolean json, String... arguments) throws Exception {
        said.getBuffer().setLength(0);
        PrintWriter out = new PrintWriter(said, true);
        Caller caller = Caller.holding(new OfficerId("ana"), Language.EN, ZoneOffset.UTC, Set.of(command.permission()));
        Progress silent = (step, done, total) -> {};
        return command.run(new Invocation(
                List.of(arguments), json ? Map.of("json", "") : Map.of(), folder, out, silent, caller, 200));
    }

    @Test
    void anEmptyListSaysWhatToDoNext() throws Exception {
        assertEquals(0, run(new ModuleList(modules, node), false));
        assertTrue(said.toString()
                .contains("module:install " + folder.resolve("home/modules/protocol-library-0.1.0.zip")));
        run(new ModuleList(modules, node), true);
        assertEquals("[]", said.toString().strip());
    }

    @Test
    void anInstalledModuleIsListedForPeopleAndForScripts() throws Exception {
        assertEquals(0, run(install(), false, "protocol-library"));
        assertTrue(said.toString().contains("Installed protocol-library 0.1.0 (up): /protocols"), said.toString());
        run(new ModuleList(modules, node), false);
        assertTrue(said.toString().contains("Protocol library"), said.toString());
        run(new ModuleList(modules, node), true);
        assertTrue(said.toString().contains("\"state\": \"up\""), said.toString());
    }

    @Test
    void infoShowsWhatIsNotInOrder() throws Exception {
        run(install(), false, "protocol-library");
        modules.problem = "The component x of y waits for the service z";
        run(new ModuleInfo(modules), false, "protocol-library");
        assertTrue(said.toString().contains("org.enlace.protocols"), said.toString());
        assertTrue(said.toString().contains("protocols.read"), said.toString());
        assertTrue(said.toString().contains("Not in order:\n  The component x of y"), said.toString());
        run(new ModuleInfo(modules), true, "protocol-library");
        assertTrue(said.toString().contains("\"problems\""), said.toString());
    }

    @Test
    void removingSaysThatRecordsStayAndHowToBringItBack() throws Exception {
        run(install(), false, "home/modules/protocol-library-*.zip");
        run(new ModuleRemove(modules), false, "protocol-library");
        assertTrue(said.toString().contains("Its records stay in the database (schema protocols)"), said.toString());
        assertTrue(said.toString().contains("module:install " + modules.from), said.toString());
        assertTrue(modules.list().isEmpty());
    }

    @Test
    void aRollbackEitherExportsWhatWouldBeLostOrProposesToLoseIt() {
        Invocation both = new Invocation(
                List.of("protocol-library"),
                Map.of("export", "later.jsonl", "accept-loss", "no longer used"),
                folder,
                new PrintWriter(said, true),
                (step, done, total) -> {},
                Caller.holding(new OfficerId("ana"), Language.EN, ZoneOffset.UTC, Set.of(Modules.MANAGE)),
                200);

        Refusal refusal = assertThrows(Refusal.class, () -> new ModuleRollback(modules, null).run(both));

        assertEquals("module.rollback-both", refusal.code());
    }

    @Test
    void aModuleThatIsNotThereIsNamed() {
        assertThrows(NotFound.class, () -> run(new ModuleInfo(modules), false, "training"));
        assertThrows(NotFound.class, () -> run(new ModuleRemove(modules), false, "training"));
    }

    @Test
    void aPlanSaysWhatWouldHappenForPeopleAndForScripts() throws Exception {
        assertEquals(0, run(new ModulePlans(modules, node, catalogues()), false, "install", "protocol-library"));
        assertTrue(said.toString().contains("V2__steps.sql"), said.toString());
        assertTrue(said.toString().contains("Nothing was touched"), said.toString());
        run(install(), false, "protocol-library");
        assertEquals(1, run(new ModulePlans(modules, node, catalogues()), true, "rollback", "protocol-library"));
        assertTrue(said.toString().contains("\"possible\": false"), said.toString());
        assertTrue(said.toString().contains("module.later-writes"), said.toString());
    }

    @Test
    void aPlanForTheWrongOperationSaysWhichIsRight() {
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> run(new ModulePlans(modules, node, catalogues()), false, "upgrade", "protocol-library"));
        assertEquals("module.operation-other", refusal.code());
        assertEquals(
                "module.operation",
                assertThrows(
                                Refusal.class,
                                () -> run(
                                        new ModulePlans(modules, node, catalogues()),
                                        false,
                                        "destroy",
                                        "protocol-library"))
                        .code());
    }

    @Test
    void everyFileIsFoundBeforeTheFirstIsInstalled() {
        Refusal refusal = assertThrows(Refusal.class, () -> run(install(), false, "protocol-library", "nowhere.zip"));
        assertEquals("module.path-none", refusal.code());
        assertTrue(modules.list().isEmpty());
    }

    @Test
    void tabCompletesIdsAndTheArchivesThatAreNotInstalled() throws Exception {
        Command install = install();
        Command remove = new ModuleRemove(modules);
        assertEquals(1, install.complete(install.parameters().get(0)).size());
        assertEquals(List.of(), remove.complete(remove.parameters().get(0)));
        run(install, false, "protocol-library");
        assertEquals(List.of(), install.complete(install.parameters().get(0)));
        assertEquals(
                List.of("protocol-library"), remove.complete(remove.parameters().get(0)));
    }

    /** Installs without a framework: whatever the archive, it is the protocol library. */
    private static final class FakeModules implements Modules {
        private final List<InstalledModule> installed = new ArrayList<>();
        private String problem;
        private Path from;

        @Override
        public List<InstalledModule> list() {
            return List.copyOf(installed);
        }

        @Override
        public ModuleDetails info(String id) {
            InstalledModule module = installed.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("module", id));
            return new ModuleDetails(
                    module,
                    Map.of(Language.EN, "What it is for"),
                    "[0.1,0.2)",
                    List.of(new BundleStatus("org.enlace.protocols", "0.1.0", "ACTIVE", false)),
                    List.of(new Grant(new Permission("protocols.read"), List.of("officer"), false, Map.of())),
                    Optional.of(new StoredIn("protocols", 1)),
                    problem == null ? List.of() : List.of(problem),
                    1_234_567,
                    from,
                    Map.of());
        }

        @Override
        public ModulePlan plan(Path archive, Caller caller) {
            return plan(installed.isEmpty() ? Operation.INSTALL : Operation.UPGRADE);
        }

        @Override
        public ModulePlan planRemoval(String id, Caller caller) {
            info(id);
            return plan(Operation.REMOVE);
        }

        @Override
        public ModulePlan planRollback(String id, Caller caller) {
            info(id);
            return plan(Operation.ROLLBACK);
        }

        private ModulePlan plan(Operation operation) {
            return new ModulePlan(
                    operation,
                    "protocol-library",
                    Map.of(Language.EN, "Protocol library"),
                    Optional.of("0.1.0").filter(version -> operation != Operation.INSTALL),
                    Optional.of("0.2.0"),
                    List.of("the archive is sound"),
                    List.of("org.enlace.protocols 0.2.0"),
                    List.of(),
                    List.of(),
                    List.of("V2__steps.sql"),
                    Optional.of("protocols"),
                    1234,
                    List.of(new Permission("protocols.adopt")),
                    List.of(),
                    1_234_567,
                    1L << 40,
                    Map.of(),
                    7,
                    operation == Operation.ROLLBACK
                            ? List.of(new Refusal("module.later-writes", "7 rows would be lost"))
                            : List.of());
        }

        @Override
        public InstalledModule upgrade(Path archive, Caller caller, Progress progress) {
            installed.clear();
            return install(archive, caller, progress);
        }

        @Override
        public InstalledModule rollback(String id, Caller caller, Progress progress) {
            return info(id).module();
        }

        @Override
        public InstalledModule install(Path archive, Caller caller, Progress progress) {
            from = archive;
            InstalledModule module = new InstalledModule(
                    "protocol-library",
                    "0.1.0",
                    State.UP,
                    Map.of(Language.EN, "Protocol library"),
                    Instant.parse("2026-11-25T08:00:00Z"),
                    List.of("/protocols"));
            installed.add(module);
            return module;
        }

        @Override
        public void remove(String id, Caller caller, Progress progress) {
            installed.removeIf(module -> module.id().equals(id));
        }
    }
}
