package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.Deputies;
import org.enlace.identity.Deputy;
import org.enlace.identity.Directory;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.SecondFactors;
import org.enlace.identity.SignIns;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.Sender;
import org.enlace.web.SessionCookie;
import org.enlace.web.Visitor;

/** One's own account: who one is here, language and zone, e-mail address, password; and acting for somebody who is away. */
@Path("/account")
@AnyOfficer("Everybody sees to their own account")
public final class AccountPage {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Officers officers;
    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final Deputies deputies;
    private final Directory directory;
    private final Desk desk;
    private final Entrance entrance;

    AccountPage(
            Officers officers,
            SignIns signIns,
            SecondFactors secondFactors,
            Deputies deputies,
            Directory directory,
            Desk desk,
            Entrance entrance) {
        this.officers = officers;
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.deputies = deputies;
        this.directory = directory;
        this.desk = desk;
        this.entrance = entrance;
    }

    @GET
    @Produces("text/html")
    public Page account(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        Officer self = officers.self(caller);
        List<Deputy> absent = deputies.mayActFor(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        parameters.put("self", self);
        parameters.put(
                "unit",
                self.profile()
                        .unit()
                        .map(unit -> UnitNames.of(unit, directory, caller))
                        .orElse(""));
        parameters.put("factor", caller.actingFor().isPresent() ? null : secondFactors.status(caller));
        parameters.put("absent", absent);
        parameters.put("directory", directory);
        parameters.put("done", done == null ? "" : done);
        return desk.page(labels.get("page.account.title"), "account", labels, parameters);
    }

    @GET
    @Path("language")
    @Produces("text/html")
    public Page language(@Context Caller caller) {
        Officer self = officers.self(caller);
        return languagePage(
                Form.empty()
                        .with("language", self.profile().language().tag())
                        .with("zone", self.profile().zone().getId()),
                caller);
    }

    @POST
    @Path("language")
    @Consumes(FORM)
    @Produces("text/html")
    public Response speak(@Context Caller caller, FormData data) {
        try {
            officers.speak(Desk.language(data.first("language")), Desk.zone(data.first("zone")), caller);
            // What was chosen in this browser would otherwise go before what was chosen for the account.
            return Response.seeOther(URI.create("/account?done=language"))
                    .header("Set-Cookie", "enlace_language=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly")
                    .build();
        } catch (Refusal refusal) {
            return Desk.refused(languagePage(Form.of(data).refused(refusal, "language", desk.labels(caller)), caller));
        }
    }

    @GET
    @Path("email")
    @Produces("text/html")
    public Page email(@Context Caller caller) {
        String address =
                officers.self(caller).profile().email().map(MailAddress::value).orElse("");
        return emailPage(Form.empty().with("email", address), caller);
    }

    @POST
    @Path("email")
    @Consumes(FORM)
    @Produces("text/html")
    public Response reachAt(@Context Caller caller, FormData data) {
        try {
            officers.reachAt(Profile.email(data.first("email")), caller);
            return Desk.to("/account?done=email");
        } catch (Refusal refusal) {
            return Desk.refused(emailPage(Form.of(data).refused(refusal, "email", desk.labels(caller)), caller));
        }
    }

    @GET
    @Path("password")
    @Produces("text/html")
    public Page password(@Context Caller caller) {
        return passwordPage(Form.empty(), caller);
    }

    @POST
    @Path("password")
    @Consumes(FORM)
    @Produces("text/html")
    public Response change(@Context Caller caller, @Context Sender sender, FormData data) {
        Labels labels = desk.labels(caller);
        Form form = Form.empty();
        Passwords.same(data, form, labels);
        if (form.isWrong()) {
            return Desk.refused(passwordPage(form, caller));
        }
        try {
            return Entrance.with(
                            Response.seeOther(URI.create("/account?done=password")),
                            signIns.changePassword(data.first("password"), data.first("new-password"), caller, sender),
                            sender)
                    .build();
        } catch (Refusal refusal) {
            boolean current =
                    refusal.code().equals("password.current") || refusal.code().startsWith("sign-in.");
            String words = entrance.words(refusal, new Visitor(Optional.of(caller), caller.language(), caller.zone()));
            form.wrong(current ? "password" : "new-password", words);
            return entrance.refused(refusal, passwordPage(form, caller));
        }
    }

    /** The session becomes one that acts for somebody, or one's own again. */
    @POST
    @Path("acting")
    @Consumes(FORM)
    public Response act(@Context Caller caller, @Context Sender sender, FormData data) {
        String absent = data.first("for");
        String session =
                deputies.act(absent.isEmpty() ? Optional.empty() : Optional.of(new OfficerId(absent)), caller, sender);
        return Response.seeOther(URI.create(absent.isEmpty() ? "/account" : "/"))
                .cookie(SessionCookie.of(session, sender))
                .build();
    }

    private Page languagePage(Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(labels.get("page.language.title"), "language", labels, Map.of("form", form));
    }

    private Page emailPage(Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(labels.get("page.email.title"), "email", labels, Map.of("form", form));
    }

    private Page passwordPage(Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(
                labels.get("page.password.title"),
                "password",
                labels,
                Map.of("form", form, "officer", caller.officer().value()));
    }
}
