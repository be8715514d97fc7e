package org.enlace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.node.Account;
import org.enlace.node.Program;

/** Whoever opens the link of {@code bin/enlace setup-link} on a fresh node. */
final class FirstAdministrator {
    private static final Pattern PATH = Pattern.compile("/setup\\?code=[A-Za-z0-9_-]+");

    private FirstAdministrator() {}

    /** The path of a new link. */
    static String link(Program node) {
        String said = node.enlace("setup-link");
        Matcher path = PATH.matcher(said);
        if (!path.find()) {
            throw new AssertionError("No link in: " + said);
        }
        return path.group();
    }

    /** Makes the account, enrols its authenticator, and stays signed in. */
    static Account settle(Program node, Visitor visitor) {
        Account account = Account.of("ana.ruiz", "trueno manzana reloj tambor");
        Page page = visitor.open(link(node)).look("setup").page();
        fill(page, account);
        visitor.press("main form[action='/setup'] button");
        return enrol(visitor, account);
    }

    static void fill(Page page, Account account) {
        page.locator("[name=officer]").fill(account.name());
        page.locator("[name=name]").fill("Ana Ruiz");
        page.locator("[name=new-password]").fill(account.password());
        page.locator("[name=repeat-password]").fill(account.password());
    }

    /** From the page of the second factor to the recovery codes. */
    static Account enrol(Visitor visitor, Account account) {
        Page page = visitor.look("second-factor").page();
        assertThat(page.locator("h1")).hasText("Segundo factor");
        visitor.press("form[action='/account/second-factor/begin'] button");
        assertThat(page.locator(".enlace-qr svg")).isVisible();
        page.locator("main details summary").click();
        Account whole = account.with(page.locator("main details code").innerText());
        visitor.look("enrol");
        page.locator("[name=second-factor]").fill("000000");
        visitor.press("form[action='/account/second-factor/finish'] button");
        assertThat(page.locator(".govuk-error-summary")).isVisible();
        visitor.look("enrol-wrong-code");
        page.locator("[name=second-factor]")
                .fill(whole.authenticator().orElseThrow().code());
        visitor.press("form[action='/account/second-factor/finish'] button");
        assertThat(page.locator("h1")).containsText("Códigos de recuperación");
        return whole;
    }
}
