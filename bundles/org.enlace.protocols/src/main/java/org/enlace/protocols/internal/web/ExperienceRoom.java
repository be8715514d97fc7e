package org.enlace.protocols.internal.web;

import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.documents.Markdown;
import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Caller;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.Page;

/** What the pages of reports of use share. */
public record ExperienceRoom(
        Experiences experiences, Protocols protocols, Room room, Markdown markdown, MarkdownFields fields) {
    Reading reading() {
        return new Reading(protocols, room);
    }

    /** @param experience which report the page is about; null where it is about none yet */
    Page page(
            String title,
            Protocol protocol,
            Experience experience,
            String template,
            Map<String, Object> parameters,
            Caller caller) {
        Labels labels = room.labels(caller);
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        parameters.put("people", room.people());
        parameters.put("protocol", protocol);
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        way.add(RecordPage.crumb(protocol));
        if (!template.equals("experience-list")) {
            way.add(new Page.Crumb(labels.get("experience.section"), "/protocols/" + protocol.id() + "/experience"));
        }
        if (experience != null) {
            parameters.put("experience", experience);
            if (!template.equals("experience")) {
                way.add(new Page.Crumb(
                        ExperienceWords.period(experience.text(), labels), ExperienceWords.path(experience)));
            }
        }
        return new Page(labels.get(title), way, room.fill(template, parameters));
    }

    static Response to(Experience experience, String done) {
        return Room.to(ExperienceWords.path(experience) + "?done=" + done);
    }

    static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    static Response overtaken(Page page) {
        return Response.status(409).entity(page).build();
    }
}
