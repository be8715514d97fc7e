package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.enlace.identity.SignIns;
import org.enlace.identity.SignIns.Step;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.OwnPath;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.SessionCookie;
import org.enlace.web.Visitor;

/** Signing in, in one step or two, and signing out. */
@Path("/")
@Public("This is where people sign in")
public final class SignInPage {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final SignIns signIns;
    private final BooleanSupplier settled;
    private final Desk desk;
    private final Entrance entrance;

    /** @param settled whether the node has an administrator */
    SignInPage(SignIns signIns, BooleanSupplier settled, Desk desk, Entrance entrance) {
        this.signIns = signIns;
        this.settled = settled;
        this.desk = desk;
        this.entrance = entrance;
    }

    @GET
    @Path("sign-in")
    @Produces("text/html")
    public Page form(@Context Visitor visitor, @QueryParam("to") String to, @QueryParam("out") String out) {
        return page(Form.empty(), to, out != null, false, visitor);
    }

    @POST
    @Path("sign-in")
    @Consumes(FORM)
    @Produces("text/html")
    public Response password(
            @Context Visitor visitor, @Context Sender sender, @Context HttpHeaders headers, FormData data) {
        String to = data.first("to");
        try {
            Step step = signIns.passwordAndCode(
                    data.first("officer").strip(),
                    data.first("password"),
                    data.first("second-factor").strip(),
                    Entrance.device(headers, sender),
                    sender);
            return entrance.next(step, to, visitor, sender);
        } catch (Refusal refusal) {
            return refused(refusal, data.first("officer"), to, visitor);
        }
    }

    /** Where a browser comes back that waits for its turn. */
    @GET
    @Path("sign-in/turn")
    @Produces("text/html")
    public Response turn(
            @Context Visitor visitor,
            @Context Sender sender,
            @Context HttpHeaders headers,
            @QueryParam("to") String to) {
        String ticket = Entrance.ticket(headers, sender);
        if (ticket.isEmpty()) {
            return Desk.to(OwnPath.via("/sign-in", OwnPath.orHome(to).toString()));
        }
        try {
            Step step = signIns.turn(ticket, Entrance.device(headers, sender), sender);
            Response answer = entrance.next(step, to, visitor, sender);
            return step instanceof Step.Waiting ? answer : Entrance.withoutTicket(answer, sender);
        } catch (Refusal refusal) {
            return Entrance.withoutTicket(refused(refusal, "", to, visitor), sender);
        }
    }

    private Response refused(Refusal refusal, String officer, String to, Visitor visitor) {
        Form form = Form.empty().with("officer", officer).wrong("officer", entrance.words(refusal, visitor));
        boolean both = Set.of("sign-in.wait", "sign-in.both").contains(refusal.code());
        return entrance.refused(refusal, page(form, to, false, both, visitor));
    }

    @GET
    @Path("sign-in/code")
    public Response again() {
        return Desk.to("/sign-in");
    }

    @POST
    @Path("sign-in/code")
    @Consumes(FORM)
    @Produces("text/html")
    public Response code(
            @Context Visitor visitor, @Context Sender sender, @Context HttpHeaders headers, FormData data) {
        String to = data.first("to");
        try {
            return Entrance.in(
                    signIns.code(
                            data.first("pending"),
                            data.first("second-factor").strip(),
                            Entrance.device(headers, sender),
                            sender),
                    to,
                    sender);
        } catch (Refusal refusal) {
            String words = entrance.words(refusal, visitor);
            return entrance.refused(
                    refusal,
                    refusal.code().equals("sign-in.expired")
                            ? page(Form.empty().wrong("officer", words), to, false, false, visitor)
                            : entrance.code(
                                    data.first("pending"), to, Form.empty().wrong("second-factor", words), visitor));
        }
    }

    /** Where those come who signed in beside a form that waits for them. */
    @GET
    @Path("sign-in/back")
    @Produces("text/html")
    public Page back(@Context Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        return desk.page(labels.get("page.back.title"), "back", labels, Map.of());
    }

    @POST
    @Path("sign-out")
    public Response out(@Context Sender sender) {
        signIns.signOut(sender);
        return Response.fromResponse(Desk.to("/sign-in?out=yes"))
                .cookie(SessionCookie.none(sender))
                .header("Clear-Site-Data", "\"storage\"")
                .build();
    }

    /** @param both whether the code is asked for along with the password */
    private Page page(Form form, String to, boolean out, boolean both, Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("to", OwnPath.orHome(to).toString());
        parameters.put("out", out);
        parameters.put("both", both);
        parameters.put("settled", settled.getAsBoolean());
        parameters.put(
                "officer",
                visitor.caller().map(caller -> caller.officer().value()).orElse(""));
        return desk.page(labels.get("page.sign-in.title"), "sign-in", labels, parameters);
    }
}
