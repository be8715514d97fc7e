package org.enlace.comments.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.enlace.comments.Comment;
import org.enlace.comments.Comment.Standing;
import org.enlace.comments.CommentText;
import org.enlace.comments.CommentThread;
import org.enlace.comments.Comments;
import org.enlace.comments.internal.Records;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One thread, and what is done with a comment of it: answered, changed, withdrawn, resolved, reopened. */
@Path("/comments/{comment}")
@Needs("comments.read")
public final class CommentPage {
    private final Comments comments;
    private final Records records;
    private final Views views;
    private final Room room;

    CommentPage(Comments comments, Records records, Room room) {
        this.comments = comments;
        this.records = records;
        this.room = room;
        views = new Views(comments, records);
    }

    @GET
    @Produces("text/html")
    public Response show(@Context Caller caller, @PathParam("comment") String id) {
        return Ways.readable(
                () -> Response.ok(thread(RecordId.parse(id), Form.NEW, caller)).build());
    }

    @POST
    @Path("/answers")
    @Needs("comments.write")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response answer(@Context Caller caller, @PathParam("comment") String id, FormData data) {
        RecordId comment = RecordId.parse(id);
        Form form = Form.of(data);
        if (form.shown()) {
            return Response.ok(thread(comment, form, caller)).build();
        }
        try {
            return to(comments.answer(comment, new CommentText(form.words()), caller), "answered", caller);
        } catch (Refusal refusal) {
            passOn(refusal);
            return Response.status(422)
                    .entity(thread(comment, form.wrong(refusal, room.labels(caller)), caller))
                    .build();
        }
    }

    @GET
    @Path("/edit")
    @Needs("comments.write")
    @Produces("text/html")
    public Response askEdit(@Context Caller caller, @PathParam("comment") String id) {
        return Ways.readable(() -> {
            Comment comment = comments.find(RecordId.parse(id), caller);
            String text = comment instanceof Standing standing ? standing.text().value() : "";
            return Response.ok(act("edit", comment, Form.of(comment.version(), text), caller))
                    .build();
        });
    }

    @POST
    @Path("/edit")
    @Needs("comments.write")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response edit(@Context Caller caller, @PathParam("comment") String id, FormData data) {
        RecordId comment = RecordId.parse(id);
        return done(
                "edit",
                comment,
                data,
                caller,
                form -> to(
                        comments.edit(comment, form.version(), new CommentText(form.words()), caller),
                        "edited",
                        caller));
    }

    @GET
    @Path("/withdraw")
    @Needs("comments.write")
    @Produces("text/html")
    public Response askWithdraw(@Context Caller caller, @PathParam("comment") String id) {
        return Ways.readable(() -> {
            Comment comment = comments.find(RecordId.parse(id), caller);
            return Response.ok(act("withdraw", comment, Form.of(comment.version(), ""), caller))
                    .build();
        });
    }

    @POST
    @Path("/withdraw")
    @Needs("comments.write")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("comment") String id, FormData data) {
        RecordId comment = RecordId.parse(id);
        return done(
                "withdraw",
                comment,
                data,
                caller,
                form -> to(comments.withdraw(comment, form.version(), caller), "withdrawn", caller));
    }

    @POST
    @Path("/resolve")
    @Needs("comments.write")
    @Consumes(Room.FORM)
    public Response resolve(@Context Caller caller, @PathParam("comment") String id, FormData data) {
        return to(comments.resolve(RecordId.parse(id), Form.version(data), caller), "resolved", caller);
    }

    @POST
    @Path("/reopen")
    @Needs("comments.write")
    @Consumes(Room.FORM)
    public Response reopen(@Context Caller caller, @PathParam("comment") String id, FormData data) {
        return to(comments.reopen(RecordId.parse(id), Form.version(data), caller), "reopened", caller);
    }

    private Response done(String act, RecordId comment, FormData data, Caller caller, Function<Form, Response> doing) {
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        if (form.shown()) {
            return Response.ok(act(act, comments.find(comment, caller), form, caller))
                    .build();
        }
        try {
            return doing.apply(form);
        } catch (Refusal refusal) {
            passOn(refusal);
            return Response.status(422)
                    .entity(act(act, comments.find(comment, caller), form.wrong(refusal, labels), caller))
                    .build();
        } catch (Stale stale) {
            Comment now = comments.find(comment, caller);
            return Response.status(409)
                    .entity(act(act, now, form.stale(now.version(), labels), caller))
                    .build();
        }
    }

    /** What no form of this page can put right. */
    private static void passOn(Refusal refusal) {
        if (refusal.code().equals("comments.reason")) {
            throw refusal;
        }
    }

    private Response to(Comment comment, String done, Caller caller) {
        String path = records.known(comment.subject(), caller).owner().path();
        return Response.seeOther(URI.create(path + "?comments=" + done + "#comments"))
                .build();
    }

    private Page thread(RecordId comment, Form form, Caller caller) {
        CommentThread thread = comments.thread(comment, caller);
        View view = views.thread(thread, form, caller);
        return room.page(
                room.labels(caller).get("thread.title"),
                "thread",
                List.of(Room.crumb(view.owner())),
                Map.of("view", view, "thread", thread),
                caller);
    }

    private Page act(String act, Comment comment, Form form, Caller caller) {
        if (!comment.by(caller)) {
            throw new NotFound(Comments.KIND, comment.id().toString());
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("act", act);
        parameters.put("comment", comment);
        parameters.put("form", form);
        parameters.put("owner", records.known(comment.subject(), caller).owner());
        return room.page(
                room.labels(caller).get(act + ".title"),
                "act",
                List.of(Room.crumb(records.known(comment.subject(), caller).owner())),
                parameters,
                caller);
    }
}
