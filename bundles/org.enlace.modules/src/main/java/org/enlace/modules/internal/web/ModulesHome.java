package org.enlace.modules.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.enlace.web.Needs;

/** The entrance to everything about modules. */
@Path("/modules")
@Needs("modules.read")
public final class ModulesHome {
    @GET
    public Response enter() {
        return Room.to("/modules/adoptions");
    }
}
