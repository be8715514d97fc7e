package org.enlace.identity.internal.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.enlace.identity.Officers;
import org.enlace.identity.Roles;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.web.AnyOfficer;
import org.enlace.web.Describe;

/** Whoever asks, for programs: who they are here and what their token or session may do. */
@Path("/api/account")
@AnyOfficer("Everybody may know who they are")
@Produces("application/json")
public final class AccountApi {
    private final Officers officers;
    private final Roles roles;

    public AccountApi(Officers officers, Roles roles) {
        this.officers = officers;
        this.roles = roles;
    }

    @GET
    @Describe("Who asks, for whom they act, and what this token or session permits.")
    public AccountJson self(@Context Caller caller) {
        return new AccountJson(
                OfficerJson.of(officers.self(caller)),
                caller.actingFor().map(OfficerId::value).orElse(null),
                roles.declared().stream()
                        .filter(caller::holds)
                        .map(Permission::value)
                        .toList());
    }

    /**
     * @param actingFor   the absent officer whose deputy this is, or null
     * @param permissions what is permitted now
     */
    record AccountJson(OfficerJson account, String actingFor, List<String> permissions) {}
}
