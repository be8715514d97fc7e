package org.enlace.modules.internal.trust;

import java.time.ZoneOffset;
import java.util.Set;
import org.enlace.modules.Modules;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;

/** Whoever may change who is trusted, and whoever may not. */
public final class TestCaller {
    public static final Caller ADMINISTRATOR =
            Caller.holding(new OfficerId("admin"), Language.EN, ZoneOffset.UTC, Set.of(Modules.MANAGE));
    public static final Caller READER =
            Caller.holding(new OfficerId("reader"), Language.EN, ZoneOffset.UTC, Set.of(Modules.READ));

    private TestCaller() {}
}
