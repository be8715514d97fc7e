package org.enlace.comments.internal.web;

import java.util.List;
import java.util.Set;
import org.enlace.comments.Comments;
import org.enlace.comments.internal.Records;
import org.enlace.comments.internal.rest.CommentApi;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.identity.Directory;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the platform mounts: pages and API. */
@Component(service = WebApplication.class)
public final class CommentsWeb implements WebApplication {
    private final Room room;
    private final Set<Object> resources;

    @Activate
    public CommentsWeb(
            @Reference Comments comments,
            @Reference Records records,
            @Reference Directory directory,
            @Reference Markdown markdown,
            @Reference MarkdownFields fields) {
        room = new Room(new Marks(markdown, fields), directory::name);
        resources = Set.of(
                new ListPage(comments, records, room),
                new CommentPage(comments, records, room),
                new CommentApi(comments));
    }

    @Override
    public String module() {
        return "comments";
    }

    @Override
    public List<String> paths() {
        return List.of("/comments", "/api/comments");
    }

    @Override
    public Set<Object> resources() {
        return resources;
    }

    @Override
    public Texts texts() {
        return room.texts();
    }

    @Override
    public boolean workflow() {
        return false;
    }
}
