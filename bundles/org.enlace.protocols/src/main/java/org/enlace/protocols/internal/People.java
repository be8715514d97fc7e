package org.enlace.protocols.internal;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;

/** Who may be named in a restriction, by the node's directory of officers and units; where there is none, anybody. */
@Component(service = People.class)
public class People {
    /**
     * Somebody to be chosen.
     *
     * @param id   what is stored
     * @param name what people see
     */
    public record Named(String id, String name) {}

    /** The officers to choose from; empty where there is no directory, or it has too many to be shown. */
    public List<Named> officers(Caller caller) {
        return List.of();
    }

    /** The units to choose from, likewise. */
    public List<Named> units(Caller caller) {
        return List.of();
    }

    /** A refusal for each name the directory does not know. */
    List<Refusal> unknown(NeedToKnow restriction) {
        return List.of();
    }
}
