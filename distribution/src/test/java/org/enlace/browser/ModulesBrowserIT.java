package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.enlace.node.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module comes and goes, seen by an officer. */
class ModulesBrowserIT {
    @TempDir
    Path data;

    @Test
    void aFreshNodeSaysWhatToDoNextAndServesAModuleTheMomentItIsThere() throws Exception {
        try (Chromium chromium = Chromium.start();
                Program node = Program.fresh(data);
                Visitor officer = new Visitor(chromium.profile("es-CO", true), node.address())) {
            FirstAdministrator.settle(node, officer);
            officer.open("/").look("home-fresh");
            assertThat(officer.page().locator("main")).containsText("module:install");

            node.enlace(
                    "shell",
                    "module:install",
                    Program.archive("protocol-library").toString());
            officer.open("/protocols").look("protocols-empty");
            assertThat(officer.page().locator("#filtered-list")).containsText("La biblioteca aún no tiene registros");
            assertThat(menu(officer.page())).isVisible();

            node.enlace("shell", "module:remove", "protocol-library");
            officer.open("/protocols", 404).open("/api/protocols", 404).open("/", 200);
            assertThat(menu(officer.page())).hasCount(0);

            node.enlace(
                    "shell",
                    "module:install",
                    Program.archive("protocol-library").toString());
            officer.open("/protocols", 200);
            assertTrue(node.enlace("shell", "module:list").contains("protocol-library"));
        }
    }

    private static Locator menu(Page page) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Menú principal"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Protocolos"));
    }
}
