package org.enlace.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forms in which members write the entries of a team, whatever the fields of a kind are. */
final class EntryForms {
    private static final String SAVE = "main form[method=post] .govuk-button-group button";

    private final String work;

    /** @param work the address of the team's working space */
    EntryForms(String work) {
        this.work = work;
    }

    /** What an address ends with. */
    static String id(String entry) {
        return entry.substring(entry.lastIndexOf('/') + 1);
    }

    static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /** Fills the form of a kind and saves it; the address of the entry. */
    String written(Visitor visitor, String kind, Map<String, String> fields) {
        return saved(visitor.open(work + "/new/" + kind), fields);
    }

    /** The same for an entry that points to another. */
    String writtenAbout(Visitor visitor, String kind, String about, Map<String, String> fields) {
        return saved(visitor.open(work + "/new/" + kind + "?about=" + id(about)), fields);
    }

    /** Fills the form that is open. */
    String saved(Visitor visitor, Map<String, String> fields) {
        Page page = visitor.page();
        fields.forEach((field, value) -> filled(page, field, value));
        visitor.press(SAVE);
        assertTrue(
                path(page).startsWith(work + "/entries/"),
                () -> page.url() + page.locator("main").innerText());
        return path(page);
    }

    private static void filled(Page page, String field, String value) {
        Locator control = page.locator("main [name='" + field + "']").first();
        if (control.count() == 0) {
            day(page, field, LocalDate.parse(value));
            return;
        }
        String type = String.valueOf(control.getAttribute("type"));
        String tag = String.valueOf(control.evaluate("one => one.tagName")).toLowerCase(Locale.ROOT);
        if (type.equals("radio") || type.equals("checkbox")) {
            page.locator("main [name='" + field + "'][value='" + value + "']").check();
        } else if (tag.equals("select")) {
            control.selectOption(value);
        } else {
            control.fill(value);
        }
    }

    private static void day(Page page, String field, LocalDate at) {
        page.locator("[name='" + field + "-year']").fill("" + at.getYear());
        page.locator("[name='" + field + "-month']").fill("" + at.getMonthValue());
        page.locator("[name='" + field + "-day']").fill("" + at.getDayOfMonth());
    }

    /** In the order in which they are given. */
    static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    /** The same of a kind of which has to be said how far it can be relied on. */
    static Map<String, String> graded(String... pairs) {
        Map<String, String> fields = fields(pairs);
        fields.putAll(fields("nature", "fact", "source", "B", "information", "2"));
        return fields;
    }
}
