package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.enlace.browser.EntryForms.fields;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.enlace.node.NotesNode;

/** Brazil says that the paper of its item is a translation, and lends it to Colombia: one asks, another approves. */
final class PaperWalk {
    private final TwoCountries officers;
    private final EntryForms forms;
    private final byte[] content;

    /** @param content of the only paper of the item */
    PaperWalk(TwoCountries officers, EntryForms forms, byte[] content) {
        this.officers = officers;
        this.forms = forms;
        this.content = content;
    }

    /** @param item the address of its entry */
    void walked(String item) throws Exception {
        String loan = asked(item);
        try (Visitor prosecutor = officers.there("prosecutor")) {
            Page page = prosecutor.open(loan + "/decide").page();
            page.check("[name=decision][value=approve]");
            page.check("main [name=read]");
            prosecutor.press("main form .govuk-button-group button");
        }
        try (Visitor investigator = officers.here("investigator")) {
            Page page = investigator.page();
            NotesNode.await("the paper is fetched", () -> {
                officers.carried();
                page.navigate(officers.colombia().program().address() + loan.substring(0, loan.lastIndexOf('/')));
                return page.locator("main a[href^='/files/']").count() > 0;
            });
            investigator.open(item).look("paper-lent");
            assertThat(page.locator("main")).containsText("Sin certificado");
        }
    }

    /** @return the address of the loan */
    private String asked(String item) {
        try (Visitor investigator = officers.there("investigator")) {
            forms.writtenAbout(
                    investigator,
                    "translation",
                    item,
                    fields(
                            "translation",
                            LoanWalk.hash(content),
                            "from",
                            "pt",
                            "to",
                            "es",
                            "translator",
                            "Tradutora de amostra",
                            "day",
                            LocalDate.now().toString()));
            investigator.look("translation-told");
            Page page = investigator.open(item).page();
            assertThat(page.locator("main")).containsText("Sem certificado");
            investigator.look("paper-home");
            investigator.press("main a[href$='/lend']");
            page.locator("main [name=files]").first().check();
            page.locator("main [name=to][value=CO]").check();
            page.fill("main [name=purpose]", "Juízo na Colômbia. Amostra.");
            investigator.press("main form .govuk-button-group button");
            return EntryForms.path(page);
        }
    }
}
