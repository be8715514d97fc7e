package org.enlace.platform.contribution;

import java.util.List;

/** Something that may keep the node from being ready. A service; asked by {@code /health} and by {@code node:status}. */
public interface HealthCheck {
    /** A stable name, lower case with hyphens. */
    String name();

    /** What is wrong now; empty when all is well. Must answer within a second. */
    List<Problem> problems();

    /**
     * @param blocking whether the node is not ready because of it; otherwise it is only impaired
     * @param message  English: the value, the rule, the remedy; no secret, no case content
     */
    record Problem(boolean blocking, String message) {}
}
