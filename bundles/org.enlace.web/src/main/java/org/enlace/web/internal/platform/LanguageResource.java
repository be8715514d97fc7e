package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.web.OwnPath;
import org.enlace.web.Public;
import org.enlace.web.internal.Callers;

/** Remembers the language an officer chose, and goes back to the page they were on. */
@Path("/language")
public final class LanguageResource {
    private static final int A_YEAR = 31_536_000;

    @GET
    @Path("{tag}")
    @Public("Needed before anybody has signed in")
    public Response choose(@PathParam("tag") String tag, @QueryParam("back") String back) {
        Language language = Language.of(tag)
                .filter(known -> known.tag().equals(tag))
                .orElseThrow(() -> new NotFound("language", tag));
        return Response.seeOther(OwnPath.orHome(back))
                .header(
                        "Set-Cookie",
                        Callers.LANGUAGE_COOKIE + "=" + language.tag() + "; Path=/; Max-Age=" + A_YEAR
                                + "; SameSite=Lax; HttpOnly")
                .build();
    }
}
