package org.enlace.web.testing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.web.Authentication;

/** Officers who are signed in, for tests: the cookie or token of each is the account name. */
public final class Officers implements Authentication {
    private final Map<String, SignedIn> signedIn = new ConcurrentHashMap<>();

    /** Signs in an officer who holds exactly these permissions and has just proved who they are. */
    public Officers with(String officer, String... permissions) {
        Set<String> held = Set.of(permissions);
        return with(holding(officer, permission -> held.contains(permission.value()), Instant.now()));
    }

    public Officers with(SignedIn who) {
        signedIn.put(who.officer().value(), who);
        return this;
    }

    public Officers without(String officer) {
        signedIn.remove(officer);
        return this;
    }

    /**
     * An officer who signed in with a second factor.
     *
     * @param proven when the officer last proved who they are
     */
    public static SignedIn holding(String officer, Predicate<Permission> grants, Instant proven) {
        return new SignedIn(
                new OfficerId(officer),
                Optional.empty(),
                Optional.empty(),
                officer,
                Optional.empty(),
                Optional.empty(),
                grants,
                "session-" + officer,
                proven,
                true);
    }

    @Override
    public Optional<SignedIn> session(String cookie) {
        return Optional.ofNullable(signedIn.get(cookie));
    }

    @Override
    public Optional<SignedIn> token(String bearer) {
        return Optional.ofNullable(signedIn.get(bearer));
    }

    @Override
    public boolean settled() {
        return true;
    }
}
