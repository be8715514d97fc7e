package org.enlace.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house as it is keeps its rules; {@link ArchitectureRulesCanFailTest} shows that each rule would notice. */
class ArchitectureTest {
    private static final Path FEATURES = Bundles.root().resolve("features");
    private static JavaClasses classes;

    @BeforeAll
    static void readTheBundles() {
        classes = Bundles.classes();
    }

    /** The bundles that features other than the platform bring. */
    private static Set<String> workflows() throws IOException {
        return HouseRules.ownBundlesOfFeatures(FEATURES).entrySet().stream()
                .filter(feature -> !feature.getKey().equals("platform.json"))
                .flatMap(feature -> feature.getValue().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyBundleIsLookedAt() {
        Set<String> seen = classes.stream()
                .map(type -> type.getPackageName().split("\\."))
                .filter(parts -> parts.length > 2)
                .map(parts -> String.join(".", parts[0], parts[1], parts[2]))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Bundles.folders().keySet()), seen);
    }

    @Test
    void exportedPackagesShowOnlyJavaAndExportedPackages() {
        ClassRules.exportedPackagesShowOnlyExportedPackages(Bundles.ownExportedPackages(), Bundles.exportedPackages())
                .check(classes);
    }

    /** But for the static doors of the web bundle, which are code by nature: what stands behind them is its own. */
    @Test
    void exportedPackagesSeeOnlyJavaAndExportedPackages() {
        Set<String> packages = Bundles.ownExportedPackages();
        packages.remove("org.enlace.web");
        ClassRules.exportedPackagesSeeOnlyExportedPackages(packages, Bundles.exportedPackages())
                .check(classes);
    }

    @Test
    void onlyPersistenceKnowsJpa() {
        ClassRules.persistenceApiOnlyInPersistence().check(classes);
    }

    @Test
    void onlyRestAndWebKnowJakartaRest() {
        ClassRules.restApiOnlyInRestAndWeb().check(classes);
    }

    @Test
    void onlyTheWebBundleKnowsServlets() {
        ClassRules.servletApiOnlyInTheWebBundle().check(classes);
    }

    @Test
    void edgesNeverSeePersistence() {
        ClassRules.edgesNeverSeePersistence().check(classes);
    }

    @Test
    void useCasesSeeNoAdapter() {
        ClassRules.useCasesSeeNoAdapter().check(classes);
    }

    @Test
    void workflowsNeverSeeOneAnother() throws IOException {
        ClassRules.workflowsAreStrangers(workflows()).check(classes);
    }

    @Test
    void bundlesAreFreeOfCycles() {
        ClassRules.bundlesAreFreeOfCycles("org.enlace.(*)..").check(classes);
    }

    @Test
    void nobodyReachesOut() {
        ClassRules.nobodyReachesOut().check(classes);
    }

    @Test
    void everyRouteDeclaresWhoMayReachIt() {
        ClassRules.everyRouteDeclaresWhoMayReachIt().check(classes);
    }

    @Test
    void everyPermissionARouteAsksForIsDeclaredInTheFeatureOfItsBundle() throws IOException {
        Map<String, Set<String>> asked = new TreeMap<>();
        Map<String, Set<String>> declared = new TreeMap<>();
        for (Map.Entry<String, Set<String>> feature :
                HouseRules.ownBundlesOfFeatures(FEATURES).entrySet()) {
            asked.put(feature.getKey(), ClassRules.permissionsAskedFor(classes, feature.getValue()));
            declared.put(feature.getKey(), HouseRules.declaredPermissions(FEATURES.resolve(feature.getKey())));
        }
        assertEquals(List.of(), HouseRules.undeclaredPermissions(asked, declared));
    }

    @Test
    void manifestsKeepTheRules() {
        assertEquals(List.of(), ManifestRules.problems(Bundles.manifests()));
    }

    @Test
    void everyBundleIsInExactlyOneFeature() throws IOException {
        assertEquals(
                List.of(),
                HouseRules.bundlesOutsideOneFeature(
                        Bundles.folders().keySet(), HouseRules.ownBundlesOfFeatures(FEATURES)));
    }

    @Test
    void everyBundleHasAReadme() {
        assertEquals(List.of(), HouseRules.bundlesWithoutReadme(Bundles.folders()));
    }

    @Test
    void everyTextExistsInFourLanguages() throws IOException {
        List<String> problems = new ArrayList<>();
        int looked = 0;
        for (Path bundle : Bundles.folders().values()) {
            Path texts = bundle.resolve("src/main/resources/i18n");
            if (Files.isDirectory(texts)) {
                looked++;
                problems.addAll(HouseRules.missingTexts(texts));
            }
        }
        assertEquals(List.of(), problems);
        assertFalse(looked == 0, "No bundle has texts: this rule looks at nothing");
    }

    @Test
    void noTestSleeps() throws IOException {
        assertEquals(List.of(), HouseRules.sleepingTests(Bundles.root()));
    }

    @Test
    void nothingThatIsLoggedAtInfoNamesAPerson() throws IOException {
        assertEquals(List.of(), HouseRules.peopleInTheLog(Bundles.root().resolve("bundles")));
    }

    @Test
    void everyTestThatTheSecurityTableNamesIsThere() throws IOException {
        assertEquals(
                List.of(),
                DocumentRules.missingTests(
                        Files.readString(Bundles.root().resolve("docs/security.md")),
                        DocumentRules.tests(Bundles.root())));
    }

    @Test
    void everyProofHasASampleThatEveryBuildRuns() throws IOException {
        String document = Files.readString(Bundles.root().resolve("docs/proofs.md"));
        assertEquals(List.of(), DocumentRules.proofsWithoutSample(document, Bundles.root()));
        assertEquals(List.of(), DocumentRules.missingTests(document, DocumentRules.tests(Bundles.root())));
    }
}
