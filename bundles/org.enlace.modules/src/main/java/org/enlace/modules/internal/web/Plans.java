package org.enlace.modules.internal.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.Modules;
import org.enlace.modules.Operation;
import org.enlace.modules.internal.work.Order;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;

/** Plans a change that an address or a form names, and turns what was seen of the plan into an order. */
public final class Plans {
    private final Modules modules;
    private final Offers offers;

    Plans(Modules modules, Offers offers) {
        this.modules = modules;
        this.offers = offers;
    }

    /**
     * What is known of a change.
     *
     * @param plan        what it would do; empty where that cannot be told
     * @param obstacles   why it cannot be made; none when it can
     * @param permissions what the version that would come declares
     */
    public record Planned(
            Operation operation,
            String module,
            Map<Language, String> title,
            Optional<String> from,
            Optional<String> to,
            Optional<ModulePlan> plan,
            List<Refusal> obstacles,
            List<Grant> permissions) {
        public boolean possible() {
            return obstacles.isEmpty();
        }
    }

    /**
     * @param operation as an address says it
     * @param version   for an install or an upgrade the version that is to come
     * @throws NotFound {@code module} when it is neither here nor offered
     */
    public Planned plan(String id, String operation, String version, Caller caller) {
        Operation what = operation(operation);
        Optional<InstalledModule> here = installed(id);
        if (what == Operation.INSTALL || what == Operation.UPGRADE) {
            return arrival(offers.find(id, version), here, caller);
        }
        InstalledModule module = here.orElseThrow(() -> new NotFound("module", id));
        try {
            ModulePlan plan =
                    what == Operation.REMOVE ? modules.planRemoval(id, caller) : modules.planRollback(id, caller);
            return planned(plan, List.of());
        } catch (Refusal refusal) {
            return new Planned(
                    what,
                    id,
                    module.title(),
                    Optional.of(module.version()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(refusal),
                    List.of());
        }
    }

    private Planned arrival(Offer offer, Optional<InstalledModule> here, Caller caller) {
        Operation what = here.isPresent() ? Operation.UPGRADE : Operation.INSTALL;
        try {
            return planned(modules.plan(archive(offer), caller), offer.permissions());
        } catch (Refusal refusal) {
            return new Planned(
                    what,
                    offer.id(),
                    offer.title(),
                    here.map(InstalledModule::version),
                    Optional.of(offer.version()),
                    Optional.empty(),
                    List.of(refusal),
                    offer.permissions());
        }
    }

    private static Planned planned(ModulePlan plan, List<Grant> permissions) {
        return new Planned(
                plan.operation(),
                plan.module(),
                plan.title(),
                plan.from(),
                plan.to(),
                Optional.of(plan),
                plan.obstacles(),
                permissions);
    }

    /**
     * What somebody confirmed, if it still is what they saw.
     *
     * @param from the version they saw here; empty where there was none
     * @param to   the version that is to run; empty for a removal
     * @throws Refusal {@code module.plan-other} when another version runs by now, or another one would come
     */
    public Order order(String id, String operation, String from, String to, Caller caller) {
        Operation what = operation(operation);
        Optional<InstalledModule> here = installed(id);
        if (what == Operation.INSTALL || what == Operation.UPGRADE) {
            Offer offer = offers.find(id, to);
            what = here.isPresent() ? Operation.UPGRADE : Operation.INSTALL;
            requireSeen(id, operation.equals(ModuleWords.code(what)), here, from);
            return new Order(
                    what,
                    id,
                    offer.title(),
                    Optional.of(archive(offer)),
                    here.map(InstalledModule::version),
                    Optional.of(offer.version()));
        }
        InstalledModule module = here.orElseThrow(() -> new NotFound("module", id));
        Optional<String> after =
                what == Operation.ROLLBACK ? modules.planRollback(id, caller).to() : Optional.empty();
        requireSeen(id, after.orElse("").equals(to), here, from);
        return new Order(what, id, module.title(), Optional.empty(), Optional.of(module.version()), after);
    }

    private static void requireSeen(String id, boolean same, Optional<InstalledModule> here, String from) {
        String version = here.map(InstalledModule::version).orElse("");
        if (!same || !version.equals(from)) {
            throw new Refusal(
                    "module.plan-other",
                    "What is installed of " + id + " is not what the plan was made for; look at the plan as it is now",
                    id);
        }
    }

    private static Path archive(Offer offer) {
        return offer.archive().get().orElseThrow(() -> new NotFound("module", offer.id() + " " + offer.version()));
    }

    private Optional<InstalledModule> installed(String id) {
        return modules.list().stream().filter(module -> module.id().equals(id)).findFirst();
    }

    private static Operation operation(String typed) {
        for (Operation operation : Operation.values()) {
            if (operation != Operation.PURGE && ModuleWords.code(operation).equals(typed)) {
                return operation;
            }
        }
        throw new Refusal(
                        "module.operation",
                        "What is planned is one of install, upgrade, rollback, remove, not \"" + typed + "\"",
                        typed)
                .at("operation");
    }
}
