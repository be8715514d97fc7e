package org.enlace.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;

/** The rules of the house for a workflow that is no part of this build. */
public final class ModuleRules {
    private ModuleRules() {}

    /**
     * What is wrong with a bundle that was built; nothing when all is well.
     *
     * @param folder of the bundle, called like it
     */
    public static List<String> problems(Path folder) throws IOException {
        String name = folder.getFileName().toString();
        Path built = folder.resolve("target/classes");
        JavaClasses classes = new ClassFileImporter().importPath(built);
        Manifest manifest;
        try (InputStream in = Files.newInputStream(built.resolve("META-INF/MANIFEST.MF"))) {
            manifest = new Manifest(in);
        }
        Set<String> own = Bundles.exports(manifest).keySet();
        Set<String> exported = new TreeSet<>(Bundles.exportedPackages());
        exported.addAll(own);
        List<String> problems = new ArrayList<>(ManifestRules.problems(Map.of(name, manifest)));
        for (ArchRule rule : List.of(
                ClassRules.exportedPackagesShowOnlyExportedPackages(own, exported),
                ClassRules.exportedPackagesSeeOnlyExportedPackages(own, exported),
                ClassRules.persistenceApiOnlyInPersistence(),
                ClassRules.restApiOnlyInRestAndWeb(),
                ClassRules.servletApiOnlyInTheWebBundle(),
                ClassRules.edgesNeverSeePersistence(),
                ClassRules.useCasesSeeNoAdapter(),
                ClassRules.workflowsAreStrangers(
                        Set.of(name, "org.enlace.protocols", "org.enlace.training", "org.enlace.jit")),
                ClassRules.nobodyReachesOut(),
                ClassRules.everyRouteDeclaresWhoMayReachIt())) {
            try {
                rule.check(classes);
            } catch (AssertionError broken) {
                problems.add(broken.getMessage());
            }
        }
        problems.addAll(HouseRules.bundlesWithoutReadme(Map.of(name, folder)));
        problems.addAll(HouseRules.missingTexts(folder.resolve("src/main/resources/i18n")));
        problems.addAll(HouseRules.sleepingTests(folder));
        return problems;
    }
}
