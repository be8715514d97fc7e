package org.enlace.comments.internal.web;

import gg.jte.Content;
import java.util.Map;
import org.enlace.comments.CommentPanels;
import org.enlace.comments.Comments;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.Records;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.identity.Directory;
import org.enlace.platform.Caller;
import org.enlace.web.Ui;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The part of a record's page that shows its comments and takes more. */
@Component(service = CommentPanels.class)
public final class Panels implements CommentPanels {
    private final Records records;
    private final Views views;
    private final Room room;

    @Activate
    public Panels(
            @Reference Comments comments,
            @Reference Records records,
            @Reference Directory directory,
            @Reference Markdown markdown,
            @Reference MarkdownFields fields) {
        this.records = records;
        views = new Views(comments, records);
        room = new Room(new Marks(markdown, fields), directory::name);
    }

    @Override
    public Content of(Subject subject, String done, Caller caller) {
        // Who reads a page does not always take part in what is said about it.
        if (records.find(subject, caller)
                .filter(known -> !known.owner().reasonNeeded())
                .isEmpty()) {
            return Ui.text("");
        }
        return room.fill("panel", Map.of("view", views.panel(subject, Form.NEW, done, caller)), caller);
    }
}
