package org.enlace.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;

/**
 * The node's configuration: what is in force, and changes of it. A service. Changes go into the node's own files
 * ({@code ENLACE_DATA/config}), leave what else stands there alone, comments included, and are in force when the call returns.
 *
 * <p>Looking asks for {@link #READ}, changing for {@link #MANAGE}. Each change is audited before it is made; on the node's own console what the
 * audit needs itself is changed, and any change undone, without one: the log and the history keep it.
 */
public interface Configurations {
    Permission READ = new Permission("config.read");
    Permission MANAGE = new Permission("config.manage");

    /** Every key that can be configured, by PID and key. */
    List<Setting> list(Caller caller);

    /** @throws org.enlace.platform.Refusal {@code config.unknown-pid} or {@code config.unknown-key} */
    Setting get(String pid, String key, Caller caller);

    /**
     * Gives a key a value.
     *
     * @param typed the value as a person types it; several only where the key takes a list
     * @throws org.enlace.platform.Refusal {@code config.…} where nobody reads the key, the value is not allowed or cannot be used, the key holds a
     *     secret, the value is that already, the file cannot be read, or the audit cannot take it down; nothing was changed then
     */
    Change set(String pid, String key, List<String> typed, Caller caller);

    /**
     * Takes a key out of the node's own files, so that the shipped value or the default counts.
     *
     * @throws org.enlace.platform.Refusal {@code config.not-own} where none of them gives it; otherwise as {@link #set}
     */
    Change reset(String pid, String key, Caller caller);

    /**
     * What the node's own files change.
     *
     * @param since against what stood in them after the change of this number; without it against what the program ships
     * @throws org.enlace.platform.NotFound {@code configuration-change}
     */
    List<Change.Part> diff(OptionalLong since, Caller caller);

    /**
     * Prepares a change of several keys of one PID that is made later, as the last step of something larger: it is checked and
     * audited now. Keys that have the value already are left alone.
     *
     * @param typed by key, the values as a person types them; written in their order where they stand in several files
     * @throws org.enlace.platform.Refusal as {@link #set}
     */
    Prepared prepare(String pid, Map<String, String> typed, Caller caller);

    /** A change that is still to be made, or dropped. */
    interface Prepared {
        /** Makes it; it is in force when this returns. When it throws, it is not certain whether it was made. */
        Change apply();

        /** It is not made after all, which is audited. */
        void drop();
    }

    /**
     * What speaks against any change of a key: whoever changes it is asked for it a second time, with these words.
     *
     * @param typed what it is to be; empty where the key is taken out, or a change is taken back
     * @throws org.enlace.platform.Refusal as {@link #set} where what is typed has not the right form: that is said first
     */
    Optional<Refusal> objection(String pid, String key, List<String> typed, Caller caller);

    /** The texts of {@link ConfigurationRules#texts} for a PID; empty where there are none. */
    Optional<Texts> texts(String pid);

    /** The changes, newest first. */
    List<Change> history(int limit, Caller caller);

    /**
     * Takes a change back.
     *
     * @throws org.enlace.platform.NotFound {@code configuration-change}
     * @throws org.enlace.platform.Refusal {@code config.changed-since} where what it set is another value by now; otherwise as
     *     {@link #set}
     */
    Change undo(long number, Caller caller);
}
