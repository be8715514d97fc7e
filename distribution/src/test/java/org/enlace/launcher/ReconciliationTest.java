package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static FeatureFile.Entry entry(String name, String sha256) {
        return new FeatureFile.Entry("enlace:g:" + name + ":1", Path.of("/" + name + ".jar"), sha256, 10);
    }

    @Test
    void anEmptyFrameworkGetsEveryBundleInTheOrderOfTheFeatures() {
        Reconciliation plan = Reconciliation.of(Map.of(), List.of(entry("b", "1"), entry("a", "2")));
        assertEquals(List.of(entry("b", "1"), entry("a", "2")), plan.install());
        assertTrue(plan.update().isEmpty());
        assertTrue(plan.uninstall().isEmpty());
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() {
        Reconciliation plan = Reconciliation.of(Map.of("enlace:g:a:1", "1"), List.of(entry("a", "1")));
        assertEquals(new Reconciliation(List.of(), List.of(), List.of()), plan);
    }

    @Test
    void anotherJarUnderTheSameVersionIsAnUpdate() {
        Reconciliation plan = Reconciliation.of(Map.of("enlace:g:a:1", "1"), List.of(entry("a", "2")));
        assertEquals(List.of(entry("a", "2")), plan.update());
    }

    @Test
    void whatNoFeatureNamesAnyMoreGoes() {
        Reconciliation plan =
                Reconciliation.of(Map.of("enlace:g:a:1", "1", "enlace:g:b:1", "1"), List.of(entry("a", "1")));
        assertEquals(List.of("enlace:g:b:1"), plan.uninstall());
    }

    @Test
    void aLibraryThatTwoModulesBringIsInstalledOnce() {
        Reconciliation plan = Reconciliation.of(Map.of(), List.of(entry("csv", "1"), entry("csv", "1")));
        assertEquals(1, plan.install().size());
    }
}
