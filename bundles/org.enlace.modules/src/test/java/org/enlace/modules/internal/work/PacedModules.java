package org.enlace.modules.internal.work;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.Operation;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/** Modules in memory, whose changes go on by a step each time somebody lets them. */
public final class PacedModules implements Modules {
    public static final Map<Language, String> TITLE = Map.of(
            Language.ES, "Muestra <b>", Language.PT, "Amostra", Language.EN, "Sample <b>", Language.FR, "Exemple");

    /** What a change may still do; one permit for each step. */
    public final Semaphore pace = new Semaphore(1000);

    public final Map<String, InstalledModule> installed = new TreeMap<>();
    public final List<Refusal> obstacles = new ArrayList<>();
    public volatile List<String> problems = List.of();

    /** Thrown at the end of the next changes. */
    public volatile RuntimeException failure;

    private final Map<String, String> former = new TreeMap<>();

    /** @param archive such as {@code sample-0.2.0.zip} */
    private static String version(Path archive) {
        return archive.getFileName().toString().replaceAll(".*-(\\d.*)\\.zip", "$1");
    }

    private static String id(Path archive) {
        return archive.getFileName().toString().replaceAll("-\\d.*", "");
    }

    public synchronized InstalledModule put(String id, String version, InstalledModule.State state) {
        InstalledModule module = new InstalledModule(
                id, version, state, TITLE, Instant.parse("2026-05-01T12:00:00Z"), List.of("/" + id));
        installed.put(id, module);
        return module;
    }

    @Override
    public synchronized List<InstalledModule> list() {
        return List.copyOf(installed.values());
    }

    @Override
    public synchronized ModuleDetails info(String id) {
        InstalledModule module = Optional.ofNullable(installed.get(id)).orElseThrow(() -> new NotFound("module", id));
        return new ModuleDetails(
                module,
                TITLE,
                "[0.1,0.2)",
                List.of(new ModuleDetails.BundleStatus("org.sample", "1.0", "ACTIVE", false)),
                List.of(new ModuleDetails.Grant(
                        new Permission("sample.read"), List.of("officer"), true, Map.of(Language.EN, "Read samples"))),
                Optional.of(new ModuleDetails.StoredIn("sample", 1)),
                problems,
                4_000_000,
                Path.of("/media/usb/sample-0.1.0.zip"),
                Map.of(Language.EN, "The samples stay."));
    }

    private ModulePlan plan(Operation operation, String id, Optional<String> from, Optional<String> to, long later) {
        return new ModulePlan(
                operation,
                id,
                TITLE,
                from,
                to,
                List.of("the archive is sound", "every member is signed by CN=Sample maker"),
                List.of("org.sample 1.0"),
                List.of(),
                List.of(),
                List.of("V2__more.sql"),
                Optional.of("sample"),
                12,
                List.of(new Permission("sample.write")),
                List.of(),
                4_000_000,
                9_000_000_000L,
                Map.of(),
                later,
                obstacles);
    }

    private Optional<String> here(String id) {
        return Optional.ofNullable(installed.get(id)).map(InstalledModule::version);
    }

    @Override
    public synchronized ModulePlan plan(Path archive, Caller caller) {
        Optional<String> from = here(id(archive));
        return plan(
                from.isPresent() ? Operation.UPGRADE : Operation.INSTALL,
                id(archive),
                from,
                Optional.of(version(archive)),
                0);
    }

    @Override
    public synchronized ModulePlan planRemoval(String id, Caller caller) {
        return plan(Operation.REMOVE, id, here(id), Optional.empty(), 0);
    }

    @Override
    public synchronized ModulePlan planRollback(String id, Caller caller) {
        return plan(
                Operation.ROLLBACK,
                id,
                here(id),
                Optional.ofNullable(former.get(id)),
                obstacles.stream().anyMatch(one -> one.code().equals("module.later-writes")) ? 3 : 0);
    }

    @Override
    public InstalledModule install(Path archive, Caller caller, Progress progress) {
        go(progress, "verify", "unpack", "resolve", "stop", "start", "check", "commit", "clear up");
        return put(id(archive), version(archive), InstalledModule.State.UP);
    }

    @Override
    public InstalledModule upgrade(Path archive, Caller caller, Progress progress) {
        go(progress, "verify", "unpack", "resolve", "stop", "keep the records", "migrate", "start", "check", "commit");
        former.put(id(archive), here(id(archive)).orElseThrow());
        return put(id(archive), version(archive), InstalledModule.State.UP);
    }

    @Override
    public InstalledModule rollback(String id, Caller caller, Progress progress) {
        go(progress, "resolve", "stop", "commit", "start", "check", "clear up");
        return put(id, former.remove(id), InstalledModule.State.UP);
    }

    @Override
    public void remove(String id, Caller caller, Progress progress) {
        go(progress, "stop", "commit", "clear up");
        synchronized (this) {
            installed.remove(id);
        }
    }

    private void go(Progress progress, String... steps) {
        for (String step : steps) {
            progress.at(step, 0, steps.length);
            try {
                pace.acquire();
            } catch (InterruptedException e) {
                throw new Refusal("module.interrupted", "broken off", "sample");
            }
        }
        if (failure != null) {
            throw failure;
        }
        progress.at("done", steps.length, steps.length);
    }
}
