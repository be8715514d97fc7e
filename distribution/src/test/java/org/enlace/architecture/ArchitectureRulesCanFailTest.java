package org.enlace.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule of {@link ArchitectureTest}, on something that breaks it. */
class ArchitectureRulesCanFailTest {
    private static final String FIXTURE = "org.enlace.architecture.fixture";
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(FIXTURE);
    private static final JavaClasses NONE = new ClassFileImporter().importPackages("org.enlace.nowhere");

    @TempDir
    Path folder;

    private static void notices(ArchRule rule, String culprit) {
        AssertionError error = assertThrows(AssertionError.class, () -> rule.check(BAD));
        assertTrue(error.getMessage().contains(culprit), error.getMessage());
    }

    @Test
    void anExportedPackageThatShowsAnInternalClassIsNoticed() {
        Set<String> api = Set.of(FIXTURE + ".api");
        notices(ClassRules.exportedPackagesSeeOnlyExportedPackages(api, api), "Leaky.hidden");
        notices(ClassRules.exportedPackagesShowOnlyExportedPackages(api, api), "Leaky shows");
    }

    @Test
    void jpaInAUseCaseIsNoticed() {
        notices(ClassRules.persistenceApiOnlyInPersistence(), "StoringUseCase");
    }

    @Test
    void jakartaRestInAUseCaseIsNoticed() {
        notices(ClassRules.restApiOnlyInRestAndWeb(), "AnsweringUseCase");
    }

    @Test
    void servletsOutsideTheWebBundleAreNoticed() {
        notices(ClassRules.servletApiOnlyInTheWebBundle(), "AnsweringUseCase");
    }

    @Test
    void anEdgeThatReachesPastTheUseCaseIsNoticed() {
        notices(ClassRules.edgesNeverSeePersistence(), "Careless");
    }

    @Test
    void aUseCaseThatKnowsItsAdapterIsNoticed() {
        notices(ClassRules.useCasesSeeNoAdapter(), "RowUseCase");
    }

    @Test
    void aWorkflowThatSeesAnotherIsNoticed() {
        notices(ClassRules.workflowsAreStrangers(Set.of(FIXTURE + ".one", FIXTURE + ".two")), "One");
    }

    @Test
    void aCycleIsNoticed() {
        notices(ClassRules.bundlesAreFreeOfCycles(FIXTURE + ".(*).."), "Cycle detected");
    }

    @Test
    void aRouteWithoutPermissionIsNoticed() {
        notices(ClassRules.everyRouteDeclaresWhoMayReachIt(), "Careless.anybody");
    }

    @Test
    void aPermissionThatNoFeatureDeclaresIsNoticed() {
        Set<String> asked = ClassRules.permissionsAskedFor(BAD, Set.of(FIXTURE));
        assertEquals(Set.of("fixture.read", "fixture.change"), asked, "of a class and of a method");
        assertEquals(Set.of(), ClassRules.permissionsAskedFor(BAD, Set.of(FIXTURE + ".nowhere")));
        Map<String, Set<String>> needed = Map.of("fixture.json", asked);
        assertEquals(
                List.of("fixture.change is not declared in fixture.json"),
                HouseRules.undeclaredPermissions(needed, Map.of("fixture.json", Set.of("fixture.read"))));
        assertEquals(
                2,
                HouseRules.undeclaredPermissions(needed, Map.of("other.json", asked))
                        .size());
        assertEquals(List.of(), HouseRules.undeclaredPermissions(needed, Map.of("fixture.json", asked)));
        assertEquals(
                1,
                HouseRules.undeclaredPermissions(Map.of("fixture.json", Set.of()), Map.of())
                        .size(),
                "a rule that looks at nothing");
    }

    @Test
    void whatReachesOutOfTheNodeIsNoticed() {
        for (String how : List.of("HttpClient", "ProcessBuilder", "ObjectInputStream", "javax.naming")) {
            notices(ClassRules.nobodyReachesOut(), how);
        }
    }

    @Test
    void aRuleThatFindsNothingToLookAtFails() {
        Set<String> none = Set.of("org.enlace.nowhere");
        for (ArchRule rule : List.of(
                ClassRules.exportedPackagesSeeOnlyExportedPackages(none, none),
                ClassRules.exportedPackagesShowOnlyExportedPackages(none, none),
                ClassRules.persistenceApiOnlyInPersistence(),
                ClassRules.restApiOnlyInRestAndWeb(),
                ClassRules.servletApiOnlyInTheWebBundle(),
                ClassRules.edgesNeverSeePersistence(),
                ClassRules.useCasesSeeNoAdapter(),
                ClassRules.workflowsAreStrangers(none),
                ClassRules.bundlesAreFreeOfCycles("org.nowhere.(*).."),
                ClassRules.nobodyReachesOut(),
                ClassRules.everyRouteDeclaresWhoMayReachIt())) {
            assertThrows(AssertionError.class, () -> rule.check(NONE), rule.getDescription());
        }
        assertEquals(1, ManifestRules.problems(Map.of()).size());
        assertEquals(1, HouseRules.bundlesOutsideOneFeature(Set.of(), Map.of()).size());
    }

    @Test
    void everyFaultOfAManifestIsNoticed() throws IOException {
        Map<String, Manifest> manifests = new TreeMap<>();
        manifests.put(
                "bad",
                manifest(
                        "Require-Bundle: x\nDynamicImport-Package: *\nBundle-Activator: a.B\n"
                                + "Export-Package: bad.internal.web;version=1,bad.open,shared;version=1\nBundle-SymbolicName: other"));
        manifests.put("good", manifest("Export-Package: shared;version=1\nBundle-SymbolicName: good"));
        assertEquals(
                List.of(
                        "bad has the symbolic name other",
                        "bad has the header Require-Bundle",
                        "bad has the header DynamicImport-Package",
                        "bad has the header Bundle-Activator",
                        "bad exports the internal package bad.internal.web",
                        "bad exports bad.open without a version",
                        "shared is exported by bad and by good"),
                ManifestRules.problems(manifests));
    }

    private static Manifest manifest(String headers) throws IOException {
        return new Manifest(new ByteArrayInputStream(
                ("Manifest-Version: 1.0\n" + headers + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aBundleInNoFeatureOrInTwoIsNoticed() {
        assertEquals(
                List.of("a is in no feature", "b is in one.json and two.json"),
                HouseRules.bundlesOutsideOneFeature(
                        List.of("a", "b"), new TreeMap<>(Map.of("one.json", Set.of("b"), "two.json", Set.of("b")))));
    }

    @Test
    void aBundleWithoutReadmeIsNoticed() {
        assertEquals(List.of("a has no README.md"), HouseRules.bundlesWithoutReadme(Map.of("a", folder)));
    }

    @Test
    void aPermissionNobodyDeclaredIsNoticed() throws IOException {
        Path feature = Files.writeString(folder.resolve("f.json"), """
                {"bundles": [], "extensions": {"enlace.module": {"json": {"permissions": [{"name": "a.read"}]}}}}""");
        assertEquals(Set.of("a.read"), HouseRules.declaredPermissions(feature));
        Path platform = Files.writeString(folder.resolve("platform.json"), """
                {"bundles": [], "extensions": {"enlace.permissions": {"json": {"permissions": [{"name": "b.read"}]}}}}""");
        assertEquals(Set.of("b.read"), HouseRules.declaredPermissions(platform));
    }

    @Test
    void aTextThatIsMissingOrEmptyInOneLanguageIsNoticed() throws IOException {
        for (String language : List.of("es", "pt", "en")) {
            Files.writeString(folder.resolve("messages_" + language + ".properties"), "title=Algo\n");
        }
        Files.writeString(folder.resolve("messages_fr.properties"), "other=\n");
        List<String> problems = new ArrayList<>(HouseRules.missingTexts(folder));
        assertEquals(5, problems.size(), problems::toString);
    }

    @Test
    void aTestThatSleepsIsNoticed() throws IOException {
        Path tests = Files.createDirectories(folder.resolve("x/src/test/java"));
        Files.writeString(tests.resolve("SleepyTest.java"), "void x() { Thread." + "sleep(10); }");
        assertEquals(1, HouseRules.sleepingTests(folder).size());
    }

    @Test
    void aPersonInTheLogIsNoticed() throws IOException {
        assertEquals(1, HouseRules.peopleInTheLog(folder).size(), "a rule that looks at nothing");
        Path sources = Files.createDirectories(folder.resolve("x/src/main/java"));
        Files.writeString(sources.resolve("Quiet.java"), "LOG.info(\"The caller; is not named: {}\", version);");
        assertEquals(List.of(), HouseRules.peopleInTheLog(folder));
        Files.writeString(sources.resolve("Loud.java"), "LOG.info(\n\"{} signed in\",\nvisit.officer());");
        assertEquals(1, HouseRules.peopleInTheLog(folder).size());
    }

    @Test
    void aPersonWithoutQuotationMarksInAWarningIsNoticed() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("x/src/main/java"));
        for (String right : List.of(
                "LOG.warn(\"{} of \\\"{}\\\" failed, (\" + \"{})\", act.code(a, b), visit.officer(), why, e);",
                "LOG.error(\"The \\\"caller\\\", by name: {}\", reason(1, \"a, b\"));")) {
            Files.writeString(sources.resolve("Right.java"), right);
            assertEquals(List.of(), HouseRules.peopleInTheLog(folder));
        }
        for (String wrong : List.of(
                "LOG.warn(\"\\\"{}\\\" of {} failed\", act.code(a, b), visit.officer(), e);",
                "LOG.error(\n\"Failed: \\\"{}\\\"\",\nwhy,\nact.by());",
                "LOG.warn(\"Failed for \" + caller, e);")) {
            Files.writeString(sources.resolve("Right.java"), wrong);
            assertEquals(1, HouseRules.peopleInTheLog(folder).size(), wrong);
        }
    }

    @Test
    void aDocumentThatNamesATestThatIsNotThereIsNoticed() throws IOException {
        Path tests = Files.createDirectories(folder.resolve("x/src/test/java"));
        Files.writeString(tests.resolve("DoorTest.java"), "void aDoorIsShut() {} void aWindow_is_shut() {}");
        Map<String, List<String>> methods = DocumentRules.tests(folder);
        String right = "| 1 | a lock | `DoorTest`, `DoorTest.aDoorIsShut`, `aDoor…`, `…is_shut`, `…Window…` |";
        assertEquals(List.of(), DocumentRules.missingTests(right, methods));
        assertEquals(
                1,
                DocumentRules.missingTests("| 2 | `X` | `GateIT.aDoorIsShut` |", methods)
                        .size());
        for (String gone : List.of("DoorTest.aDoor", "DoorTest.Door…", "DoorTest.…aDoor", "DoorTest`, `aDoorIs")) {
            String row = "| 3 | `aDoorIsShut` in no last column | `" + gone + "` |";
            assertEquals(1, DocumentRules.missingTests(row, methods).size(), gone);
        }
        assertEquals(1, DocumentRules.missingTests("no table", methods).size());
    }

    @Test
    void aProofWithoutASampleIsNoticed() throws IOException {
        Path tests = Files.createDirectories(folder.resolve("x/src/test/java"));
        String tag = "@Tag(\"proof\")\n";
        Files.writeString(tests.resolve("GateProof.java"), tag + "class GateProof {}");
        Files.writeString(
                tests.resolve("DoorTest.java"),
                "    " + tag + "    @Test\n    void everyDoorIsShut() {}\n    @Test\n    void aDoorIsShut() {}");
        String gate = "| `GateProof` | why | `DoorTest.aDoorIsShut` |\n";
        String doors = "| `DoorTest.everyDoorIsShut` | why | `DoorTest.aDoorIsShut` |\n";
        assertEquals(List.of(), DocumentRules.proofsWithoutSample(gate + doors, folder));
        assertEquals(1, DocumentRules.proofsWithoutSample(gate, folder).size());
        assertEquals(1, DocumentRules.proofsWithoutSample(doors, folder).size());
        String another = "| `GateProof` | why | `DoorTest.everyDoorIsShut` |\n";
        assertEquals(
                1, DocumentRules.proofsWithoutSample(another + doors, folder).size());
    }
}
