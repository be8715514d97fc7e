package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.enlace.node.NotesNode;

/** Colombia lends Brazil what a digital item consists of: one asks, another approves, two in Brazil look at it and say that it is there. */
final class LoanWalk {
    private final TwoCountries officers;
    private final byte[] content;

    /** @param content of the only file of the item */
    LoanWalk(TwoCountries officers, byte[] content) {
        this.officers = officers;
        this.content = content;
    }

    /** @param item the address of its entry */
    void walked(String item) throws Exception {
        String loan = lent(item);
        borrowed(loan);
        acknowledgedCopy(loan);
    }

    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page with all of them. */
    private static String loans(String loan) {
        return loan.substring(0, loan.lastIndexOf('/'));
    }

    /** One asks, another approves; the address of the loan. */
    private String lent(String image) {
        String loan;
        try (Visitor investigator = officers.here("investigator")) {
            investigator.open(CustodyForms.evidence(image) + "/contents").press("main a[href$='/lend']");
            Page page = investigator.page();
            page.locator("main [name=files]").check();
            page.locator("main [name=to][value=BR]").check();
            page.fill("main [name=purpose]", "Compararla con lo que se leyó en Brasil. Muestra.");
            investigator.look("loan-new");
            investigator.press("main form .govuk-button-group button");
            assertThat(page.locator("main")).containsText("Espera a otra persona");
            investigator.look("loan-asked");
            loan = EntryForms.path(page);
        }
        try (Visitor prosecutor = officers.here("prosecutor")) {
            Page page = prosecutor.open("/inbox").page();
            page.locator("main a[href='" + loan + "']").first().click();
            prosecutor.press("main a[href$='/decide']").look("loan-decide");
            page.check("[name=decision][value=approve]");
            page.check("main [name=read]");
            prosecutor.press("main button:has-text('Decidir')");
            assertThat(page.locator("main")).containsText("Aprobado; las copias se ofrecieron.");
            prosecutor.look("loan-lent");
        }
        return loan;
    }

    /** Parcels are carried to and fro until it is there; it is what was lent, byte for byte. */
    private void borrowed(String loan) throws Exception {
        try (Visitor investigator = officers.there("investigator")) {
            Page page = investigator.page();
            NotesNode.await("the copy is fetched", () -> {
                officers.carried();
                page.navigate(officers.brazil().program().address() + loans(loan));
                return page.locator("main a[href^='/files/']").count() > 0;
            });
            assertThat(page.locator("main")).containsText("H0");
            investigator.look("loan-borrowed");
            investigator.press("main a[href^='/files/']");
            assertThat(page.locator("main")).containsText(hash(content));
            investigator.look("loan-copy");
            Download download = page.waitForDownload(
                    () -> page.locator("main a[href$='/content']").first().click());
            assertArrayEquals(content, Files.readAllBytes(download.path()));
        }
    }

    private void acknowledgedCopy(String loan) {
        try (Visitor prosecutor = officers.there("prosecutor")) {
            prosecutor
                    .open(loans(loan))
                    .press("main form[action$='/acknowledge'] button")
                    .look("loan-acknowledged");
        }
        officers.carried();
        try (Visitor investigator = officers.here("investigator")) {
            NotesNode.await(
                    "Colombia hears of it",
                    () -> investigator.open(loan).page().content().contains("Con acuse de recibo"));
            investigator.look("loan-heard");
            investigator.press("main a[href$='/take-back']").look("loan-back");
            investigator.open(loans(loan)).look("loan-list");
        }
    }
}
