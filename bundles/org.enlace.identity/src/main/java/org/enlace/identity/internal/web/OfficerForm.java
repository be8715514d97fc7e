package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.identity.internal.Asked;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** Making an account, and changing who its officer is and what they may do. */
@Path("/officers")
@Needs("officers.manage")
@StepUp
public final class OfficerForm {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Officers officers;
    private final Roles roles;
    private final Directory directory;
    private final Desk desk;

    OfficerForm(Officers officers, Roles roles, Directory directory, Desk desk) {
        this.officers = officers;
        this.roles = roles;
        this.directory = directory;
        this.desk = desk;
    }

    @GET
    @Path("new")
    @Produces("text/html")
    public Page fresh(@Context Caller caller) {
        Form form = Form.empty()
                .with("language", caller.language().tag())
                .with("zone", caller.zone().getId())
                .with("roles", List.of("officer"));
        return page(null, form, caller);
    }

    @POST
    @Path("new")
    @Consumes(FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        Form form = Form.of(data).require(desk.labels(caller), "officer", "name");
        if (form.isWrong()) {
            return Desk.refused(page(null, form, caller));
        }
        try {
            Officer made = officers.create(officer(data.first("officer").strip()), profile(data), caller);
            return Desk.to("/officers/" + made.id() + "?done=created");
        } catch (Refusal refusal) {
            return Desk.refused(page(null, form.refused(refusal, "officer", desk.labels(caller)), caller));
        }
    }

    @GET
    @Path("{officer}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("officer") String name) {
        Officer officer = officers.find(Asked.officer(name), caller);
        return page(officer, filled(officer), caller);
    }

    @POST
    @Path("{officer}/edit")
    @Consumes(FORM)
    @Produces("text/html")
    public Response change(@Context Caller caller, @PathParam("officer") String name, FormData data) {
        OfficerId id = Asked.officer(name);
        Labels labels = desk.labels(caller);
        try {
            officers.change(id, Form.version(data), profile(data), caller);
            return Desk.to("/officers/" + id + "?done=changed");
        } catch (Refusal refusal) {
            return Desk.refused(
                    page(officers.find(id, caller), Form.of(data).refused(refusal, "name", labels), caller));
        } catch (Stale stale) {
            Officer now = officers.find(id, caller);
            Form form = Form.of(data)
                    .with("version", String.valueOf(now.version()))
                    .wrong("name", labels.get("page.stale"));
            return Response.status(409).entity(page(now, form, caller)).build();
        }
    }

    private static Form filled(Officer officer) {
        Profile profile = officer.profile();
        return Form.empty()
                .with("version", String.valueOf(officer.version()))
                .with("name", profile.name())
                .with("rank", profile.rank())
                .with("unit", profile.unit().map(UnitId::value).orElse(""))
                .with("language", profile.language().tag())
                .with("zone", profile.zone().getId())
                .with("email", profile.email().map(MailAddress::value).orElse(""))
                .with("roles", profile.roles().stream().map(RoleName::value).toList());
    }

    static OfficerId officer(String typed) {
        try {
            return new OfficerId(typed);
        } catch (Refusal refusal) {
            throw refusal.at("officer");
        }
    }

    private static Profile profile(FormData data) {
        Profile typed = typed(data);
        return data.first("vouched").isEmpty() ? typed : typed.vouchedFor();
    }

    private static Profile typed(FormData data) {
        Optional<UnitId> unit =
                Optional.of(data.first("unit")).filter(text -> !text.isEmpty()).map(UnitId::new);
        return new Profile(
                data.first("name"),
                unit,
                data.first("rank"),
                Desk.language(data.first("language")),
                Desk.zone(data.first("zone")),
                data.all("roles").stream().map(RoleName::new).collect(Collectors.toUnmodifiableSet()),
                Profile.email(data.first("email")));
    }

    /** @param officer null for a new one */
    private Page page(Officer officer, Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("officer", officer);
        parameters.put("form", form);
        parameters.put("units", directory.units(caller));
        parameters.put("roles", labels.sorted(roles.all(caller)));
        return desk.ofOfficers(
                labels.get(officer == null ? "page.officer.new.title" : "page.officer.edit.title"),
                "officer-form",
                labels,
                parameters);
    }
}
