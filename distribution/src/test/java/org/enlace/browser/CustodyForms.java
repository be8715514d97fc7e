package org.enlace.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;

/** The forms in which members write what happens to items of evidence, whatever the fields of a kind of event are. */
final class CustodyForms {
    private static final String SAVE = "main form[method=post] .govuk-button-group button";

    private CustodyForms() {}

    /** Where everything about the evidence of an item is. @param item the address of its entry */
    static String evidence(String item) {
        return item.replace("/entries/", "/evidence/");
    }

    /** Opens the form of a kind of event. */
    static Visitor asked(Visitor visitor, String item, String kind) {
        return visitor.open(evidence(item) + "/events/new/" + kind);
    }

    /** Fills the form that is open and saves it: the page of the item follows. */
    static void saved(Visitor visitor, String item, Map<String, String> fields) {
        Page page = visitor.page();
        fields.forEach(
                (field, value) -> page.locator("main [name='" + field + "']").fill(value));
        visitor.press(SAVE);
        assertEquals(item, EntryForms.path(page), () -> page.locator("main").innerText());
    }

    static void written(Visitor visitor, String item, String kind, Map<String, String> fields) {
        saved(asked(visitor, item, kind), item, fields);
    }

    /** Takes somebody of the team over into the form that is open. @param field {@code handing} or {@code receiving} */
    static void taken(Visitor visitor, String field, String name, String country) {
        Page page = visitor.page();
        Locator chosen = page.locator("select[name='" + field + "-member']");
        page.locator("main details")
                .filter(new Locator.FilterOptions().setHas(chosen))
                .locator("summary")
                .click();
        chosen.selectOption(chosen.locator("option")
                .filter(new Locator.FilterOptions().setHasText(name))
                .filter(new Locator.FilterOptions().setHasText(country))
                .first()
                .getAttribute("value"));
        visitor.press("main button[name=fill][value='" + field + "']");
    }
}
