package org.enlace.modules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;

/**
 * A module on this node.
 *
 * @param id      such as {@code protocol-library}
 * @param version such as {@code 0.1.0}
 * @param state   whether it serves
 * @param title   what people call it, in each language
 * @param since   when this version was installed
 * @param pages   where its pages begin, such as {@code /protocols}
 */
public record InstalledModule(
        String id, String version, State state, Map<Language, String> title, Instant since, List<String> pages) {
    public InstalledModule {
        title = Map.copyOf(title);
        pages = List.copyOf(pages);
    }

    /** Whether a module serves. */
    public enum State {
        /** It is being upgraded, rolled back or removed at this moment. */
        CHANGING,
        /** The node has just started and the module is not up yet. */
        STARTING,
        /** Every bundle runs and every component works. */
        UP,
        /** Something in it does not work; {@link ModuleDetails#problems()} says what. */
        DOWN
    }
}
