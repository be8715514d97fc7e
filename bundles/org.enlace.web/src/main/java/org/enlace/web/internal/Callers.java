package org.enlace.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;

/**
 * Tells who asks. Until officers can sign in there is one of them, {@code local}, who holds every permission: which is why
 * the node answers on the loopback interface only.
 */
public final class Callers {
    /** The cookie with the language the officer chose. */
    public static final String LANGUAGE_COOKIE = "enlace_language";

    private static final OfficerId LOCAL = new OfficerId("local");

    private final Locality locality;

    public Callers(Locality locality) {
        this.locality = locality;
    }

    public Caller of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        Stream<String> chosen = cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> LANGUAGE_COOKIE.equals(cookie.getName()))
                        .map(Cookie::getValue);
        return caller(chosen, request.getHeader("Accept-Language"));
    }

    /** Who sent what Jetty turned away. */
    Caller of(Request request) {
        Stream<String> chosen = Request.getCookies(request).stream()
                .filter(cookie -> LANGUAGE_COOKIE.equals(cookie.getName()))
                .map(HttpCookie::getValue);
        return caller(chosen, request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    }

    private Caller caller(Stream<String> chosen, String wanted) {
        Language language = chosen.flatMap(code -> Language.of(code).stream())
                .findFirst()
                .orElseGet(() -> wanted == null || wanted.length() > 500 ? locality.language() : accepted(wanted));
        return new Caller(LOCAL, language, locality.zone(), permission -> true);
    }

    private Language accepted(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> Language.of(range.getRange()).stream())
                    .findFirst()
                    .orElseGet(locality::language);
        } catch (IllegalArgumentException e) {
            return locality.language();
        }
    }
}
