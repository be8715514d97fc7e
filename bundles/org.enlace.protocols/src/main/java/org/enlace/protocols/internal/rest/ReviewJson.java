package org.enlace.protocols.internal.rest;

import java.util.Map;
import org.enlace.platform.Refusal;

/** A reviewer's opinion; by the keys of sections, what is said of them. */
public record ReviewJson(Boolean agrees, String reason, Map<String, String> remarks) {
    boolean opinion() {
        if (agrees == null) {
            throw new Refusal("protocol.required", "\"agrees\" is missing; give it a value", "agrees").at("agrees");
        }
        return agrees;
    }

    Map<String, String> words() {
        return remarks == null ? Map.of() : remarks;
    }
}
