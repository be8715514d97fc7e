package org.enlace.modules.internal.adoption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.modules.Standing;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;

/** Tells which installed modules are to be adopted and are not, or soon no more. The node goes on serving. */
final class AdoptionHealth implements HealthCheck {
    private static final Texts TEXTS = Texts.of(AdoptionHealth.class);

    private final StandingBook book;
    private final InstalledFeatures installed;
    private final Supplier<Policy> policy;

    AdoptionHealth(StandingBook book, InstalledFeatures installed, Supplier<Policy> policy) {
        this.book = book;
        this.installed = installed;
        this.policy = policy;
    }

    @Override
    public String name() {
        return "adoptions";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (ModuleFeature feature : installed.features()) {
            if (policy.get().requires(feature.adoption())) {
                Standing standing = book.of(feature.id());
                if (standing instanceof Standing.Lapsing lapsing) {
                    problems.add(new Problem(
                            false,
                            "The adoption of the module " + feature.id() + " lapses in " + lapsing.days()
                                    + " days, after " + lapsing.last()
                                    + "; record its renewal with module:adopt, or new work in the module closes"));
                } else if (!standing.inForce()) {
                    problems.add(new Problem(
                            false,
                            Lack.of(feature.id(), standing).getMessage()
                                    + ". Until then the module takes no new work"));
                }
            }
        }
        return problems;
    }

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (ModuleFeature feature : installed.features()) {
            if (!policy.get().requires(feature.adoption())) {
                continue;
            }
            Standing standing = book.of(feature.id());
            if (standing instanceof Standing.Lapsing lapsing) {
                findings.add(Finding.of(
                        TEXTS,
                        Severity.WARNING,
                        "adoption.lapsing",
                        feature.id(),
                        lapsing.days(),
                        lapsing.last().toString()));
            } else if (!standing.inForce()) {
                findings.add(Finding.of(TEXTS, Severity.CRITICAL, "adoption." + standing.code(), feature.id()));
            }
        }
        return findings;
    }
}
