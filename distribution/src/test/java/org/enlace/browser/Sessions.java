package org.enlace.browser;

import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.node.Account;
import org.enlace.node.Program;

/**
 * People who come back to a node: who was there a moment ago goes on in that session, with a browser that has nothing else of
 * theirs. Others sign in.
 */
final class Sessions {
    /** After twice as long some acts ask for the password once more. */
    private static final Duration MOMENT = Duration.ofMinutes(5);

    private final Map<String, Session> begun = new HashMap<>();

    private record Session(Instant since, List<Cookie> cookies) {}

    /** One of the accounts of a demonstration, in a fresh profile that reads a language. */
    Visitor visitor(Chromium chromium, String language, Program node, String account) {
        Visitor visitor = new Visitor(chromium.profile(language, true), node.address());
        Session session = begun.get(node.address() + " " + account);
        if (session != null && session.since.plus(MOMENT).isAfter(Instant.now())) {
            return visitor.inSession(session.cookies).open("/");
        }
        visitor.signIn(Account.ofDemo(node, account));
        begun.put(node.address() + " " + account, new Session(Instant.now(), visitor.session()));
        return visitor;
    }
}
