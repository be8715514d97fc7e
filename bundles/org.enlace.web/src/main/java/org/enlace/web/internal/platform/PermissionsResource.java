package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Permissions;
import org.enlace.web.AccessList;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The permissions of this node and what each opens. */
@Path("/api/permissions")
@Needs("roles.manage")
public final class PermissionsResource {
    private final AccessList access;
    private final Supplier<Permissions> permissions;

    /** @param permissions gives null while it is not known what is declared */
    public PermissionsResource(AccessList access, Supplier<Permissions> permissions) {
        this.access = access;
        this.permissions = permissions;
    }

    @GET
    @Produces("application/json")
    @Describe("What features declare, and every route, menu entry, card, search source and command with what it takes.")
    public AllJson all() {
        Permissions known = permissions.get();
        Map<Permission, Set<String>> declared = known == null ? Map.of() : known.declared();
        return new AllJson(
                declared.entrySet().stream()
                        .map(entry -> new PermissionJson(
                                entry.getKey().value(),
                                List.copyOf(new TreeSet<>(entry.getValue())),
                                known.administrative(entry.getKey())))
                        .sorted(Comparator.comparing(PermissionJson::name))
                        .toList(),
                access.entries());
    }

    /**
     * @param declared every permission there is
     * @param entries  every place one is asked for, and those that ask for none
     */
    public record AllJson(List<PermissionJson> declared, List<AccessList.Entry> entries) {}

    /**
     * @param roles          those it is proposed for
     * @param administrative whether a token has it only if it names it
     */
    public record PermissionJson(String name, List<String> roles, boolean administrative) {}
}
