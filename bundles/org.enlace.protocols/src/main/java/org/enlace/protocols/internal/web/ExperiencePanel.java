package org.enlace.protocols.internal.web;

import gg.jte.Content;
import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;

/** What a record's page tells of its use: the evidence, how many reports there are, the latest ones. */
public final class ExperiencePanel {
    private static final int SHOWN = 3;

    private final Experiences experiences;
    private final Room room;

    public ExperiencePanel(Experiences experiences, Room room) {
        this.experiences = experiences;
        this.room = room;
    }

    Content of(Protocol protocol, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", room.labels(caller));
        parameters.put("caller", caller);
        parameters.put("people", room.people());
        parameters.put("protocol", protocol);
        parameters.put("evidence", experiences.evidence(protocol.id(), caller));
        parameters.put("accepted", experiences.accepted(protocol.id(), caller));
        parameters.put(
                "latest",
                experiences
                        .page(new Experiences.Filter(protocol.id(), State.ACCEPTED, false), null, SHOWN, caller)
                        .lines());
        parameters.put("origin", experiences.origin(protocol.id(), caller).orElse(null));
        return room.fill("experience-panel", parameters);
    }
}
