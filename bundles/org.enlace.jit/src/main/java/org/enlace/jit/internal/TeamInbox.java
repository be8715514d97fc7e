package org.enlace.jit.internal;

import java.util.List;
import org.enlace.inbox.InboxUse;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;

/** What lets wait something in teams, for whoever works with these. */
public abstract class TeamInbox implements InboxUse {
    private final Texts texts = Texts.of(TeamInbox.class);
    private final String name;
    private final String label;

    /**
     * As {@link InboxUse} has them.
     *
     * @param label the key of what they come from
     */
    protected TeamInbox(String name, String label) {
        this.name = name;
        this.label = label;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String label(Language language) {
        return texts.get(language, label);
    }

    @Override
    public final Permission read() {
        return JitPermissions.READ;
    }

    @Override
    public final String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, filled(arguments, caller).toArray());
    }

    /** What stands in a title; as it was written unless a use says otherwise. */
    protected List<?> filled(List<String> arguments, Caller caller) {
        return arguments;
    }
}
