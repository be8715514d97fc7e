package org.enlace.comments.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enlace.comments.Comment;
import org.enlace.comments.CommentThread;
import org.enlace.comments.Comments;
import org.enlace.comments.Comments.Mentionable;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.ShownWord;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Comments for programs: the same use cases and permissions as the pages. */
@Path("/api/comments")
@Needs("comments.read")
@Produces("application/json")
public final class CommentApi {
    private final Comments comments;

    public CommentApi(Comments comments) {
        this.comments = comments;
    }

    @GET
    @Describe(
            value = "Lists the threads of a record, latest first; shown is all, open or resolved.",
            answers = ThreadJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("use") String use,
            @QueryParam("record") String record,
            @QueryParam("shown") String shown) {
        Optional<RecordId> after = Optional.ofNullable(paging.after()).map(RecordId::parse);
        List<CommentThread> threads = comments.threads(
                new Subject(use, RecordId.parse(record)), ShownWord.read(shown), after, paging.size(), caller);
        String next = threads.size() < paging.size()
                ? null
                : threads.get(threads.size() - 1).first().id().toString();
        return paging.answer(threads.stream().map(ThreadJson::of).toList(), next);
    }

    @GET
    @Path("/mentionable")
    @Needs("comments.write")
    @Describe(
            value = "Lists officers who can read a record and so may be mentioned on it; q is part of a name.",
            answers = Mentionable.class,
            list = true)
    public Response mentionable(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("use") String use,
            @QueryParam("record") String record,
            @QueryParam("q") String words) {
        Subject subject = new Subject(use, RecordId.parse(record));
        return paging.answer(comments.mentionable(subject, words == null ? "" : words, paging.size(), caller), null);
    }

    @GET
    @Path("/{comment}")
    @Describe(value = "Gives a comment or an answer.", answers = CommentJson.class)
    public Response find(@Context Caller caller, @PathParam("comment") String comment, @Context Request request) {
        Comment found = comments.find(RecordId.parse(comment), caller);
        return VersionTag.answer(CommentJson.of(found), found.version(), request);
    }

    @POST
    @Needs("comments.write")
    @Consumes("application/json")
    @Describe(value = "Begins a thread on a record.", answers = CommentJson.class, status = 201)
    public Response write(@Context Caller caller, NewCommentJson body) {
        return created(comments.write(body.subject(), body.words(), caller));
    }

    @POST
    @Path("/{comment}/answers")
    @Needs("comments.write")
    @Consumes("application/json")
    @Describe(value = "Answers in the thread of a comment.", answers = CommentJson.class, status = 201)
    public Response answer(@Context Caller caller, @PathParam("comment") String comment, WordsJson body) {
        return created(comments.answer(RecordId.parse(comment), body.words(), caller));
    }

    @PUT
    @Path("/{comment}")
    @Needs("comments.write")
    @Consumes("application/json")
    @Describe(value = "Gives one's own comment other words; needs If-Match.", answers = CommentJson.class)
    public Response edit(
            @Context Caller caller,
            @PathParam("comment") String comment,
            @HeaderParam("If-Match") String ifMatch,
            WordsJson body) {
        return changed(comments.edit(RecordId.parse(comment), VersionTag.expectedInt(ifMatch), body.words(), caller));
    }

    @DELETE
    @Path("/{comment}")
    @Needs("comments.write")
    @Describe(
            value = "Withdraws one's own comment, whose words are erased; needs If-Match.",
            answers = CommentJson.class)
    public Response withdraw(
            @Context Caller caller, @PathParam("comment") String comment, @HeaderParam("If-Match") String ifMatch) {
        return changed(comments.withdraw(RecordId.parse(comment), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/{comment}/resolve")
    @Needs("comments.write")
    @Describe(value = "Resolves a thread, named by its first comment; needs If-Match.", answers = CommentJson.class)
    public Response resolve(
            @Context Caller caller, @PathParam("comment") String comment, @HeaderParam("If-Match") String ifMatch) {
        return changed(comments.resolve(RecordId.parse(comment), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/{comment}/reopen")
    @Needs("comments.write")
    @Describe(value = "Opens a resolved thread again; needs If-Match.", answers = CommentJson.class)
    public Response reopen(
            @Context Caller caller, @PathParam("comment") String comment, @HeaderParam("If-Match") String ifMatch) {
        return changed(comments.reopen(RecordId.parse(comment), VersionTag.expectedInt(ifMatch), caller));
    }

    private static Response created(Comment comment) {
        return Response.created(URI.create("/api/comments/" + comment.id()))
                .tag(VersionTag.of(comment.version()))
                .entity(CommentJson.of(comment))
                .build();
    }

    private static Response changed(Comment comment) {
        return Response.ok(CommentJson.of(comment))
                .tag(VersionTag.of(comment.version()))
                .build();
    }
}
