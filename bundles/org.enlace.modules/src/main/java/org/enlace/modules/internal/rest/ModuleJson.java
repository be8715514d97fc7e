package org.enlace.modules.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.ModuleDetails;
import org.enlace.modules.ModulePlan;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.web.Offer;
import org.enlace.modules.internal.web.Plans.Planned;
import org.enlace.modules.internal.work.Work;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** @param state up, starting, changing or down */
record ModuleJson(String id, String version, String state, String title, Instant since, List<String> pages) {
    static ModuleJson of(InstalledModule module, Language language) {
        return new ModuleJson(
                module.id(),
                module.version(),
                word(module.state()),
                module.title().get(language),
                module.since(),
                module.pages());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** @param catalogue which offers it; null where this release brought it */
    record OfferJson(String id, String version, String title, String catalogue) {
        static OfferJson of(Offer offer, Language language) {
            return new OfferJson(
                    offer.id(),
                    offer.version(),
                    offer.title().get(language),
                    offer.catalogue().orElse(null));
        }
    }

    /**
     * @param schema   where it stores its records; null when it stores none
     * @param problems why it is not up, in English
     */
    record DetailsJson(
            ModuleJson module,
            String summary,
            String platform,
            List<BundleJson> bundles,
            List<PermissionJson> permissions,
            String schema,
            List<String> problems,
            long bytes,
            String dataNote) {
        static DetailsJson of(ModuleDetails details, Language language) {
            return new DetailsJson(
                    ModuleJson.of(details.module(), language),
                    details.summary().get(language),
                    details.platform(),
                    details.bundles().stream()
                            .map(bundle ->
                                    new BundleJson(bundle.name(), bundle.version(), bundle.state(), bundle.shared()))
                            .toList(),
                    details.permissions().stream()
                            .map(grant -> new PermissionJson(
                                    grant.permission().value(),
                                    grant.roles(),
                                    grant.secondFactor(),
                                    grant.title().get(language)))
                            .toList(),
                    details.schema().map(ModuleDetails.StoredIn::schema).orElse(null),
                    details.problems(),
                    details.bytes(),
                    details.dataNote().get(language));
        }
    }

    record BundleJson(String name, String version, String state, boolean shared) {}

    record PermissionJson(String permission, List<String> roles, boolean secondFactor, String title) {}

    /**
     * @param from    the version before; null where there was none
     * @param to      the version after; null where none is left
     * @param outcome done or undone
     */
    record HistoryJson(
            String id,
            Instant at,
            String module,
            String operation,
            String from,
            String to,
            String outcome,
            String by,
            String archive,
            String archiveSha256,
            String signer,
            String detail) {
        static HistoryJson of(Change change) {
            return new HistoryJson(
                    change.id().toString(),
                    change.at(),
                    change.module(),
                    change.operation(),
                    change.from().orElse(null),
                    change.to().orElse(null),
                    change.outcome(),
                    change.by().value(),
                    change.archive().orElse(null),
                    change.archiveSha256().orElse(null),
                    change.signer().orElse(null),
                    change.detail().orElse(null));
        }
    }

    /** @param message in English */
    record ObstacleJson(String code, String message) {
        static ObstacleJson of(Refusal refusal) {
            return new ObstacleJson(refusal.code(), refusal.getMessage());
        }
    }

    /** @param effects what it would do; null where that cannot be told */
    record PlanJson(
            String operation,
            String module,
            String title,
            String from,
            String to,
            boolean possible,
            List<ObstacleJson> obstacles,
            EffectsJson effects) {
        static PlanJson of(Planned planned, Language language) {
            return new PlanJson(
                    word(planned.operation()),
                    planned.module(),
                    planned.title().get(language),
                    planned.from().orElse(null),
                    planned.to().orElse(null),
                    planned.possible(),
                    planned.obstacles().stream().map(ObstacleJson::of).toList(),
                    planned.plan().map(plan -> EffectsJson.of(plan, language)).orElse(null));
        }
    }

    /** @param laterWrites the rows a rollback would lose */
    record EffectsJson(
            List<String> checks,
            List<String> bundlesIn,
            List<String> bundlesOut,
            List<String> restarts,
            String schema,
            long rows,
            List<String> migrations,
            long laterWrites,
            List<String> permissionsAdded,
            List<String> permissionsGone,
            long bytesNeeded,
            long bytesFree,
            String dataNote) {
        static EffectsJson of(ModulePlan plan, Language language) {
            return new EffectsJson(
                    plan.checks(),
                    plan.bundlesIn(),
                    plan.bundlesOut(),
                    plan.restarts(),
                    plan.schema().orElse(null),
                    plan.rows(),
                    plan.scripts(),
                    plan.later(),
                    plan.gained().stream().map(permission -> permission.value()).toList(),
                    plan.lost().stream().map(permission -> permission.value()).toList(),
                    plan.bytes(),
                    plan.free(),
                    plan.dataNote().get(language));
        }
    }

    /**
     * @param from the version that was seen to run; null for an install
     * @param to   the version that is to run; null for a removal
     */
    record NewChangeJson(String operation, String from, String to) {}

    /**
     * @param state   running, done, refused or failed
     * @param steps   what was begun, in order
     * @param refusal why it came to nothing; null where it did not
     */
    record ChangeJson(
            String id,
            String module,
            String operation,
            String from,
            String to,
            String by,
            Instant begun,
            String state,
            List<String> steps,
            ObstacleJson refusal) {
        private static final Map<Class<?>, String> STATES = Map.of(
                Work.State.Running.class, "running",
                Work.State.Done.class, "done",
                Work.State.Refused.class, "refused",
                Work.State.Failed.class, "failed");

        static ChangeJson of(Work work) {
            Work.View view = work.view();
            return new ChangeJson(
                    work.id().toString(),
                    work.order().module(),
                    word(work.order().operation()),
                    work.order().from().orElse(null),
                    work.order().to().orElse(null),
                    work.by().value(),
                    work.begun(),
                    STATES.get(view.state().getClass()),
                    view.steps(),
                    view.state() instanceof Work.State.Refused refused ? ObstacleJson.of(refused.why()) : null);
        }
    }
}
