package org.enlace.jit.internal;

import java.time.Duration;
import java.util.Set;
import org.enlace.files.FileUse;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;

/**
 * What files in teams are kept for. What of them is read and added beyond the permission to work with teams, and how long they stay, is
 * decided by what they belong to.
 */
public abstract class TeamFileUse implements FileUse {
    /** Those of the bundle. */
    protected final Texts texts = Texts.of(TeamFileUse.class);

    private final String name;
    private final String label;
    private final long largest;
    private final Set<String> types;
    private final String ownerKind;

    /**
     * As {@link FileUse} has them.
     *
     * @param label the key of what they are called
     */
    protected TeamFileUse(String name, String label, long largest, Set<String> types, String ownerKind) {
        this.name = name;
        this.label = label;
        this.largest = largest;
        this.types = types;
        this.ownerKind = ownerKind;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String module() {
        return StatementBook.MODULE;
    }

    @Override
    public final String label(Language language) {
        return texts.get(language, label);
    }

    @Override
    public final long largest() {
        return largest;
    }

    @Override
    public final Set<String> mediaTypes() {
        return types;
    }

    @Override
    public final Permission read() {
        return JitPermissions.READ;
    }

    @Override
    public final Permission add() {
        return JitPermissions.READ;
    }

    @Override
    public final Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public final String ownerKind() {
        return ownerKind;
    }
}
