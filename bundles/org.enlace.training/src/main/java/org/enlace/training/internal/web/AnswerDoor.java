package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.evaluation.Answering;
import org.enlace.training.evaluation.Answering.Door;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.Public;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;

/** Answering by the link of a letter, for whoever has no account here. */
@Path("/training/answer")
@Public("The secret of the letter is the key: it leads to one questionnaire for one person, once, until it closes")
public final class AnswerDoor {
    /** The fields of the form that is answered. */
    private static final Pattern TYPED = Pattern.compile("code|version|q-[a-z0-9]{1,8}");

    private static final OfficerId NOBODY = new OfficerId("link");

    private final Pages pages;

    AnswerDoor(Pages pages) {
        this.pages = pages;
    }

    private Answering answering() {
        return pages.desks().evaluation().answering();
    }

    /** For texts alone: it may nothing. */
    private static Caller reader(Visitor visitor) {
        return Caller.holding(NOBODY, visitor.language(), visitor.zone(), Set.of());
    }

    @GET
    @Produces("text/html")
    public Response ask(
            @Context Visitor visitor, @Context Sender sender, @QueryParam("code") @DefaultValue("") String code) {
        return answered(answering().door(code, network(sender)), code, new Form(), 200, visitor);
    }

    @POST
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response answer(@Context Visitor visitor, @Context Sender sender, FormData data) {
        String code = data.first("code");
        Form form = Form.of(data);
        Labels labels = pages.labels(reader(visitor));
        Door door = answering().door(code, network(sender));
        if (door instanceof Door.Asked asked) {
            Questionnaire one = asked.open().questionnaire();
            if (form.version() != one.version()) {
                AnswerPages.changed(one, form, labels);
                return answered(door, code, form, 409, visitor);
            }
            if (!AnswerPages.read(one, form, labels)) {
                return answered(door, code, form, 422, visitor);
            }
            try {
                Door then = answering().answer(code, network(sender), form.version(), AnswerPages.given(data));
                return answered(then, code, form, 200, visitor);
            } catch (Refusal refusal) {
                AnswerPages.refused(refusal, one, form, labels);
                return answered(door, code, form, 422, visitor);
            } catch (Stale stale) {
                return again(code, form, sender, visitor);
            }
        }
        return answered(door, code, form, 200, visitor);
    }

    /** It was changed in the moment between. */
    private Response again(String code, Form form, Sender sender, Visitor visitor) {
        Door now = answering().door(code, network(sender));
        if (now instanceof Door.Asked asked) {
            AnswerPages.changed(asked.open().questionnaire(), form, pages.labels(reader(visitor)));
        }
        return answered(now, code, form, 409, visitor);
    }

    private Response answered(Door door, String code, Form form, int status, Visitor visitor) {
        Caller reader = reader(visitor);
        if (door instanceof Door.Asked asked) {
            Questionnaire one = asked.open().questionnaire();
            About about = new About(
                    one.subject(),
                    asked.open().title(),
                    "/",
                    asked.language(),
                    ZoneOffset.UTC,
                    Optional.empty(),
                    Optional.empty(),
                    asked.open().span().opens());
            Page page = AnswerPages.sheet(pages, one, asked.open(), "", about, form, code, reader, List.of());
            return kept(Response.status(status).entity(page));
        }
        if (door instanceof Door.Later later) {
            return kept(
                    Response.status(429).header("Retry-After", later.seconds()).entity(later(later, form, reader)));
        }
        boolean thanks = door instanceof Door.Thanks;
        return kept(Response.status(thanks ? 200 : 404).entity(said(thanks ? "answer.thanks" : "answer.shut", reader)));
    }

    /** Neither the browser nor anybody between keeps it, and the address does not travel on with a link. */
    private static Response kept(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Page said(String key, Caller reader) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("key", key);
        parameters.put("seconds", 0L);
        parameters.put("typed", Map.of());
        return pages.page(pages.labels(reader).get(key + ".title"), "answer-said", List.of(), reader, parameters);
    }

    /** What was typed stays on the page and is sent again from there; where nothing was, the link is opened again. */
    private Page later(Door.Later later, Form form, Caller reader) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("key", "answer.later");
        parameters.put("seconds", later.seconds());
        parameters.put("typed", form.named(TYPED));
        return pages.page(pages.labels(reader).get("answer.later.title"), "answer-said", List.of(), reader, parameters);
    }

    /** An IPv6 address stands for its /64, all of which one customer has. */
    private static String network(Sender sender) {
        String address = sender.address();
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
