package org.enlace.equinox;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.SignIns;
import org.enlace.identity.SignIns.Step;
import org.enlace.identity.Tokens;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.web.Sender;
import org.enlace.web.SessionCookie;
import org.osgi.framework.BundleContext;

/** An officer of the node a test runs in, who came in as officers do: invited, with a session for pages and a token for the API. */
record InsideOfficer(String session, String token) {
    private static final ZoneId ZONE = ZoneId.of("America/Bogota");

    static InsideOfficer of(BundleContext context) {
        return of(context, "officer");
    }

    static InsideOfficer of(BundleContext context, String... roles) {
        Caller operator = new Caller(
                new OfficerId("operator"),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                ZONE,
                permission -> true,
                Origin.of(Origin.Door.SHELL));
        OfficerId id = new OfficerId("officer-" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        Officers officers = service(context, Officers.class);
        officers.create(
                id,
                new Profile(
                        "Sample officer",
                        Optional.empty(),
                        "",
                        Language.ES,
                        ZONE,
                        Arrays.stream(roles).map(RoleName::new).collect(Collectors.toSet())),
                operator);
        String path = officers.invite(id, operator).path();
        Step step = service(context, SignIns.class)
                .accept(
                        path.substring(path.indexOf('=') + 1),
                        "una-frase-larga-para-probar",
                        new Sender("127.0.0.1", false, "", ""));
        return new InsideOfficer(
                ((Step.Done) step).session(),
                service(context, Tokens.class)
                        .issue(id, "prueba", Set.of(), Duration.ofHours(1), operator)
                        .secret());
    }

    private static <T> T service(BundleContext context, Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    HttpRequest.Builder signed(HttpRequest.Builder request, String path) {
        return path.startsWith("/api/")
                ? request.header("Authorization", "Bearer " + token)
                : request.header("Cookie", SessionCookie.name(false) + "=" + session);
    }
}
