package org.enlace.web.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Origin;
import org.enlace.web.Authentication.SignedIn;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;

/**
 * One request: who asks, in which language, for what. Nobody is known until {@link #recognise}. Found by {@link #current()} while
 * the request is worked on.
 */
public final class Visit {
    private static final ThreadLocal<Visit> CURRENT = new ThreadLocal<>();
    private static final Duration PROOF_LASTS = Duration.ofMinutes(15);
    private static final int LONGEST_WISH = 500;

    private final Locality locality;
    private final String method;
    private final String path;
    private final String query;
    private final String chosenLanguage;
    private final String acceptLanguage;
    private final Sender sender;
    private final boolean api;
    private SignedIn who;
    private Caller caller;
    private Language language;
    private String route = "";
    private Doors.Shut shut;
    private boolean admitted;

    /**
     * @param query          as it was sent, or null
     * @param chosenLanguage what the language cookie says, or null
     * @param acceptLanguage what the browser says, or null
     */
    Visit(
            Locality locality,
            String method,
            String path,
            String query,
            String chosenLanguage,
            String acceptLanguage,
            Sender sender) {
        this.locality = locality;
        this.method = method;
        this.path = path;
        this.query = query;
        this.chosenLanguage = chosenLanguage;
        this.acceptLanguage = acceptLanguage;
        this.sender = sender;
        this.api = path.startsWith("/api/") || path.equals("/api");
    }

    /** The request this thread works on. */
    public static Visit current() {
        Visit visit = CURRENT.get();
        if (visit == null) {
            throw new IllegalStateException("This thread works on no request");
        }
        return visit;
    }

    static void begin(Visit visit) {
        CURRENT.set(visit);
    }

    static void end() {
        CURRENT.remove();
    }

    /** From here on it is known who asks. */
    void recognise(SignedIn found) {
        who = found;
        language = null;
        caller = new Caller(
                found.officer(),
                found.actingFor(),
                found.unit(),
                language(),
                zone(),
                found.grants(),
                new Origin(api ? Origin.Door.API : Origin.Door.PAGE, found.handle(), found.twoFactors()));
    }

    /** Whoever is signed in, or null. */
    public SignedIn who() {
        return who;
    }

    /** The officer as use cases know them. What needs one is not reached without. */
    public Caller caller() {
        if (caller == null) {
            throw new Failure(401, "sign-in.needed");
        }
        return caller;
    }

    public Visitor visitor() {
        return new Visitor(Optional.ofNullable(caller), language(), zone());
    }

    public Sender sender() {
        return sender;
    }

    /** Whether the officer proved lately who they are. */
    public boolean proven(Instant now) {
        return who != null && who.proven().isAfter(now.minus(PROOF_LASTS));
    }

    /** What was chosen in this browser, else by the officer, else asked for by the browser, else the node's. */
    public Language language() {
        if (language == null) {
            language = Language.of(chosenLanguage)
                    .or(() -> who == null ? Optional.empty() : who.language())
                    .orElseGet(this::accepted);
        }
        return language;
    }

    private ZoneId zone() {
        return who == null ? locality.zone() : who.zone().orElseGet(locality::zone);
    }

    private Language accepted() {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_WISH) {
            return locality.language();
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> Language.of(range.getRange()).stream())
                    .findFirst()
                    .orElseGet(locality::language);
        } catch (IllegalArgumentException e) {
            return locality.language();
        }
    }

    /** As it was sent, still encoded. */
    public String path() {
        return path;
    }

    public String method() {
        return method;
    }

    public boolean safe() {
        return "GET".equals(method) || "HEAD".equals(method);
    }

    /** As it was sent, still encoded, or null. */
    public String query() {
        return query;
    }

    /** Path and query as they were sent. */
    public String address() {
        return query == null || query.isEmpty() ? path : path + "?" + query;
    }

    /** Whether a program asks, which is answered in JSON. */
    public boolean api() {
        return api;
    }

    /** Which resource method was reached, as its template; empty before. */
    public String route() {
        return route;
    }

    public void route(String template) {
        route = template;
    }

    /** The module that was asked takes no new work. */
    void shut(Doors.Shut door) {
        shut = door;
    }

    /** The request passed what guards the resource method; from here on it is told how the module stands. */
    public void admit(boolean goesOn) {
        if (shut != null && !goesOn && !safe()) {
            throw new ShutOut(shut);
        }
        admitted = true;
    }

    /** Why the module that was asked takes no new work, for whoever may be there; null where it does. */
    String closed() {
        return shut == null || !admitted ? null : shut.words(language());
    }

    /** The raw value of a query parameter, cut to what fits in a message. */
    String parameter(String name) {
        if (query == null) {
            return "";
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                String value = pair.substring(equals + 1);
                return value.length() > 60 ? value.substring(0, 60) + "…" : value;
            }
        }
        return "";
    }
}
