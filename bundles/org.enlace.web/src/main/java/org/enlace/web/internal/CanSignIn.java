package org.enlace.web.internal;

import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.Authentication;

/** Says so when nobody can sign in. */
record CanSignIn(Supplier<Authentication> authentication) implements HealthCheck {
    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public List<Problem> problems() {
        return authentication.get() != null
                ? List.of()
                : List.of(
                        new Problem(
                                true,
                                "Nobody can sign in: no bundle offers it. See the log for why org.enlace.identity does not run"));
    }
}
