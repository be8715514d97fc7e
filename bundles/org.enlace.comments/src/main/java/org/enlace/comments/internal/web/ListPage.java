package org.enlace.comments.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.comments.CommentText;
import org.enlace.comments.Comments;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.Records;
import org.enlace.comments.internal.ShownWord;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** All comments on a record, and where a new one is sent to. */
@Path("/comments")
@Needs("comments.read")
public final class ListPage {
    private final Comments comments;
    private final Records records;
    private final Views views;
    private final Room room;

    ListPage(Comments comments, Records records, Room room) {
        this.comments = comments;
        this.records = records;
        this.room = room;
        views = new Views(comments, records);
    }

    @GET
    @Produces("text/html")
    public Response list(
            @Context Caller caller,
            @QueryParam("use") String use,
            @QueryParam("record") String record,
            @QueryParam("shown") String shown,
            @QueryParam("before") String before) {
        Subject subject = new Subject(use, RecordId.parse(record));
        Optional<RecordId> after =
                Optional.ofNullable(before).filter(id -> !id.isEmpty()).map(RecordId::parse);
        return Ways.readable(
                () -> Response.ok(page("list", views.page(subject, ShownWord.read(shown), after, caller), caller))
                        .build());
    }

    @POST
    @Needs("comments.write")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response write(@Context Caller caller, FormData data) {
        Subject subject = new Subject(data.first("use"), RecordId.parse(data.first("record")));
        Records.Known known = records.writable(subject, caller);
        Form form = Form.of(data);
        if (form.shown()) {
            return Response.ok(page("again", views.panel(subject, form, null, caller), caller))
                    .build();
        }
        try {
            comments.write(subject, new CommentText(form.words()), caller);
        } catch (Refusal refusal) {
            Form wrong = form.wrong(refusal, room.labels(caller));
            return Response.status(422)
                    .entity(page("again", views.panel(subject, wrong, null, caller), caller))
                    .build();
        }
        return Response.seeOther(URI.create(known.owner().path() + "?comments=added#comments"))
                .build();
    }

    private Page page(String template, View view, Caller caller) {
        return room.page(
                room.labels(caller).get("list.title"),
                template,
                List.of(Room.crumb(view.owner())),
                Map.of("view", view),
                caller);
    }
}
