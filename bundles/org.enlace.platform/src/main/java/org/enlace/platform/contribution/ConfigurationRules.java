package org.enlace.platform.contribution;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;

/**
 * What values of a PID have to be beyond the type, limits and options that Metatype says. A service of the bundle that reads the PID, by a
 * component that needs nothing else: it is to be there however it is with the one that reads the values.
 */
public interface ConfigurationRules {
    String pid();

    /** By key, what a text has to be; each of them where the key takes a list. */
    Map<String, ValueForm> forms();

    /**
     * Asked before a change is made, once every value has its form: what can only be found out by trying. Files are not asked about.
     *
     * @param changed the keys that get another value, in whatever case they are written
     * @param values  by key, what would be in force, a list as a List; a key that would have its default is left out
     * @throws Refusal when it cannot be used, with a code for each reason, whose text is one of {@link #texts}
     */
    default void requireUsable(Set<String> changed, Map<String, Object> values) {}

    /**
     * What speaks against any change of a key, whatever the value: it is only made where the caller says that it is meant.
     *
     * @return a refusal that says what may come of it, filled with the key; empty where nothing speaks against it
     */
    default Optional<Refusal> objection(String key, Caller caller) {
        return Optional.empty();
    }

    /** Where a page looks first for what a refusal of these rules says, as {@code refusal.CODE}; empty where they have no texts of their own. */
    default Optional<Texts> texts() {
        return Optional.empty();
    }

    /** Whether the audit needs what is configured here: then it is changed on the node's own console without one, too. */
    default boolean bearsAudit() {
        return false;
    }
}
