package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.identity.AccessToken;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Tokens;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;

/** Tokens for scripts. */
final class TokenRegister implements Tokens {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int LABEL = 120;
    private static final int MOST = 50;

    private final Stores stores;
    private final Journal journal;
    private final RoleBook roles;
    private final TokenForm form;
    private final Secrets secrets;
    private final CachedAuthentication authentication;
    private final Clock clock;

    TokenRegister(
            Stores stores,
            Journal journal,
            RoleBook roles,
            TokenForm form,
            Secrets secrets,
            CachedAuthentication authentication,
            Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.roles = roles;
        this.form = form;
        this.secrets = secrets;
        this.authentication = authentication;
        this.clock = clock;
    }

    @Override
    public Issued issue(
            OfficerId officer, String label, Set<Permission> permissions, Duration validity, Caller caller) {
        return journal.keep(Act.done("tokens.issue", caller).concerning(officer), entry -> {
            boolean own = officer.equals(caller.officer());
            if (own) {
                Deputyship.requireOneself(caller);
            } else {
                caller.require(MANAGE);
            }
            String words = label(label);
            if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
                throw new Refusal(
                                "token.validity",
                                "A token is valid for one minute to " + LONGEST.toDays() + " days",
                                LONGEST.toDays())
                        .at("validity");
            }
            Officer.Active active = active(officer);
            Set<Permission> given = given(active, permissions, caller, own);
            boolean administers = given.stream().anyMatch(roles::administrative);
            if (administers) {
                requireAdministration(validity, caller);
            }
            Instant now = clock.instant();
            if (stores.tokens().of(officer, now).size() >= MOST) {
                throw new Refusal(
                        "token.too-many",
                        "\"" + officer + "\" has " + MOST + " tokens; revoke some first",
                        officer,
                        MOST);
            }
            String secret = form.make();
            AccessToken token = new AccessToken(
                    secrets.handle('t'),
                    officer,
                    words,
                    given,
                    caller.officer(),
                    now,
                    now.plus(validity),
                    Optional.empty(),
                    Optional.empty());
            stores.tokens().add(Secrets.hash(secret), token);
            entry.add(written -> written.on(KIND, token.handle())
                    .fact("until", token.until())
                    .code("permissions", given.isEmpty() ? "all" : String.valueOf(given.size()))
                    .changed("label", null, words)
                    .changed("permissions", null, text(given)));
            if (administers) {
                journal.administrators().issued(token, caller);
            }
            return new Issued(secret, token);
        });
    }

    /** On the page its officer proved a moment ago who they are; a key for SSH is copied as easily as a token. */
    private static void requireAdministration(Duration validity, Caller caller) {
        Origin.Door door = caller.origin().door();
        if (door != Origin.Door.PAGE && door != Origin.Door.SHELL) {
            throw new Refusal(
                    "token.administration-door",
                    "A token that names administration is made on the page \"My tokens\" or at the node's console,"
                            + " not by SSH; leave administration out, or make it there");
        }
        if (validity.compareTo(LONGEST_ADMINISTRATION) > 0) {
            throw new Refusal(
                            "token.administration-validity",
                            "A token that names administration is valid for " + LONGEST_ADMINISTRATION.toHours()
                                    + " hours at most; choose less, or leave administration out",
                            LONGEST_ADMINISTRATION.toHours())
                    .at("validity");
        }
    }

    /**
     * What the token may be used for at most. All but administration, for the officer's own and for the console's; what an officer
     * makes for another is what the other holds today, so that it does not grow with rights given later.
     */
    private Set<Permission> given(Officer.Active officer, Set<Permission> chosen, Caller caller, boolean own) {
        Set<Permission> held = roles.held(officer);
        for (Permission permission : new TreeSet<>(chosen)) {
            if (!held.contains(permission) || !caller.holds(permission)) {
                throw notHeld(permission);
            }
        }
        if (!chosen.isEmpty() || own || caller.origin().door() == Origin.Door.SHELL) {
            return chosen;
        }
        held.removeIf(roles::administrative);
        for (Permission permission : new TreeSet<>(held)) {
            if (!caller.holds(permission)) {
                throw notHeld(permission);
            }
        }
        if (held.isEmpty()) {
            throw new Refusal("token.nothing", "\"" + officer.id() + "\" holds nothing", officer.id());
        }
        return new HashSet<>(held);
    }

    private static Refusal notHeld(Permission permission) {
        return new Refusal(
                        "token.not-held",
                        "A token gives what its officer and its maker both hold, and " + permission
                                + " is not of these",
                        permission)
                .at("permissions");
    }

    private Officer.Active active(OfficerId officer) {
        Officer found = stores.officers().find(officer).orElseThrow(() -> new NotFound(Officers.KIND, officer.value()));
        if (found instanceof Officer.Active active) {
            return active;
        }
        throw new Refusal("token.inactive", "The account \"" + officer + "\" cannot be signed in to", officer);
    }

    @Override
    public List<AccessToken> own(Caller caller) {
        return list(caller.officer());
    }

    @Override
    public List<AccessToken> of(OfficerId officer, Caller caller) {
        if (!officer.equals(caller.officer())) {
            caller.require(MANAGE);
        }
        if (stores.officers().find(officer).isEmpty()) {
            throw new NotFound(Officers.KIND, officer.value());
        }
        return list(officer);
    }

    @Override
    public List<AccessToken> administering(Caller caller) {
        caller.require(MANAGE);
        Instant now = clock.instant();
        return stores.tokens().valid(now, now.minus(LONGEST_ADMINISTRATION)).stream()
                .filter(token ->
                        token.mayAdminister() && token.permissions().stream().anyMatch(roles::administrative))
                .toList();
    }

    @Override
    public boolean administrative(Permission permission) {
        return roles.administrative(permission);
    }

    private List<AccessToken> list(OfficerId officer) {
        return stores.tokens().of(officer, clock.instant().minus(SHOWN));
    }

    @Override
    public void revoke(String handle, Caller caller) {
        journal.keep(Act.done("tokens.revoke", caller).on(KIND, handle), entry -> {
            AccessToken token = stores.tokens()
                    .byHandle(handle)
                    .filter(found -> found.officer().equals(caller.officer()) || caller.holds(MANAGE))
                    .orElseThrow(() -> new NotFound(KIND, handle));
            if (!stores.tokens().revoke(handle, clock.instant())) {
                throw new Refusal("token.revoked", "This token was revoked already");
            }
            entry.add(written -> written.concerning(token.officer()));
            journal.transactions().afterCommit(authentication::forget);
            return null;
        });
    }

    private static String label(String label) {
        String words = label == null ? "" : label.strip();
        if (words.isEmpty() || words.length() > LABEL || words.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal("token.label", "Say in 1 to " + LABEL + " characters what the token is for", LABEL)
                    .at("label");
        }
        return words;
    }

    private static String text(Set<Permission> permissions) {
        return permissions.isEmpty()
                ? "all"
                : permissions.stream().sorted().map(Permission::value).collect(Collectors.joining(" "));
    }
}
