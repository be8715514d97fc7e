package org.enlace.web.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
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
        return new Caller(LOCAL, language(request), locality.zone(), permission -> true);
    }

    private Language language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (LANGUAGE_COOKIE.equals(cookie.getName())) {
                    Optional<Language> chosen = Language.of(cookie.getValue());
                    if (chosen.isPresent()) {
                        return chosen.get();
                    }
                }
            }
        }
        String wanted = request.getHeader("Accept-Language");
        return wanted == null || wanted.length() > 500 ? locality.language() : accepted(wanted);
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
