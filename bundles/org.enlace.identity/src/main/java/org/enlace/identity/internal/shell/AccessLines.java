package org.enlace.identity.internal.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.identity.AccessToken;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Role;
import org.enlace.identity.Roles;
import org.enlace.identity.Session;
import org.enlace.identity.Sessions;
import org.enlace.identity.SetupLinks;
import org.enlace.identity.Tokens;
import org.enlace.identity.Tokens.Issued;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code officer:setup-link}, {@code roles}, {@code token}, {@code tokens}, {@code revoke}, {@code sessions}, {@code end-sessions}. */
final class AccessLines implements Line.Lines {
    private static final Option OFFICER = new Option("officer", "whose token it is", "NAME");
    private static final Option HOURS = new Option(
            "hours", "how long it is valid, 1 to 2160; 24 if left out, and at most if it names administration", "N");
    private static final Option PERMISSION = new Option(
            "permission",
            "what it may be used for, separated by commas; all the officer holds, without administration, if left out",
            "P");
    private static final Option LABEL = new Option("label", "what it is for", "WORDS");

    private final SetupLinks setupLinks;
    private final Roles roles;
    private final Tokens tokens;
    private final Sessions sessions;
    private final Names names;
    private final Address address;

    AccessLines(SetupLinks setupLinks, Roles roles, Tokens tokens, Sessions sessions, Names names, Address address) {
        this.setupLinks = setupLinks;
        this.roles = roles;
        this.tokens = tokens;
        this.sessions = sessions;
        this.names = names;
        this.address = address;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "setup-link",
                        "a link that makes the first administrator, or recovers a lost one",
                        Officers.MANAGE,
                        List.of(),
                        List.of(Option.JSON),
                        "officer:setup-link",
                        this),
                new Line(
                        "roles",
                        "the roles and what they give",
                        Officers.READ,
                        List.of(new Parameter("ROLE", "only this one", false, false)),
                        List.of(Option.JSON),
                        "officer:roles auditor",
                        this),
                new Line(
                        "token",
                        "a token for scripts, shown once",
                        Tokens.MANAGE,
                        List.of(),
                        List.of(Option.JSON, OFFICER, HOURS, PERMISSION, LABEL),
                        "officer:token --officer sample.officer --hours 1 --json",
                        this),
                new Line(
                        "tokens",
                        "the tokens of an officer, or of everybody those with administration",
                        Tokens.MANAGE,
                        List.of(new Parameter("OFFICER", "the account's name", false, false)),
                        List.of(Option.JSON),
                        "officer:tokens sample.officer",
                        this),
                new Line(
                        "revoke",
                        "ends a token",
                        Tokens.MANAGE,
                        List.of(new Parameter("TOKEN", "its handle, as officer:tokens shows it", true, false)),
                        List.of(),
                        "officer:revoke t-abcdefghjkmn",
                        this),
                new Line(
                        "sessions",
                        "where an officer is signed in",
                        Sessions.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(Option.JSON),
                        "officer:sessions sample.officer",
                        this),
                new Line(
                        "end-sessions",
                        "signs an officer out everywhere",
                        Sessions.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(),
                        "officer:end-sessions sample.officer",
                        this));
    }

    @Override
    public int run(String name, Invocation invocation) throws Exception {
        return switch (name) {
            case "setup-link" -> setupLink(invocation);
            case "roles" -> roles(invocation);
            case "token" -> token(invocation);
            case "tokens" -> tokens(invocation);
            case "revoke" -> revoke(invocation);
            case "sessions" -> sessions(invocation);
            case "end-sessions" -> endSessions(invocation);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public List<String> complete(String name, Parameter parameter) {
        return switch (name) {
            case "roles" -> names.roleNames();
            case "tokens", "sessions", "end-sessions" -> names.officers();
            default -> List.of();
        };
    }

    private int setupLink(Invocation invocation) {
        OneTimeLink link = setupLinks.make(invocation.caller());
        String whole = address.here(link);
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("link", whole);
            json.put("until", link.until());
            invocation.json(json);
        } else {
            invocation.out().println(whole);
            invocation.out().println("Open it once, until " + invocation.moment(link.until()) + ".");
        }
        return 0;
    }

    private int roles(Invocation invocation) {
        List<Role> all = roles.all(invocation.caller()).stream()
                .filter(role -> invocation
                        .argument(0)
                        .filter(name -> !name.equals(role.name().value()))
                        .isEmpty())
                .toList();
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream()
                    .map(role -> {
                        Map<String, Object> json = new LinkedHashMap<>();
                        json.put("role", role.name());
                        json.put("title", role.title());
                        json.put("builtIn", role.builtIn());
                        json.put("holders", role.holders());
                        json.put("permissions", Names.sorted(role.permissions()));
                        return json;
                    })
                    .toList());
        } else {
            Table table = new Table("Role", "Kind", "Officers", "Permissions");
            all.forEach(role -> table.row(
                    role.name(),
                    role.builtIn() ? "built in" : "own",
                    role.holders(),
                    String.join(" ", Names.sorted(role.permissions()))));
            invocation.print(table);
        }
        return 0;
    }

    private int token(Invocation invocation) {
        OfficerId officer = invocation
                .value(OFFICER)
                .map(OfficerId::new)
                .orElseThrow(() -> new Refusal("shell.value", "--officer says whose token it is; add it"));
        Duration validity = invocation.value(HOURS).map(Typed::hours).orElse(Duration.ofHours(24));
        Set<Permission> permissions =
                invocation.value(PERMISSION).map(Typed::permissions).orElse(Set.of());
        Issued issued = tokens.issue(
                officer,
                invocation.value(LABEL).orElse("made in the shell"),
                permissions,
                validity,
                invocation.caller());
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("token", issued.secret());
            json.putAll(json(issued.token()));
            invocation.json(json);
        } else {
            invocation.out().println(issued.secret());
            invocation
                    .out()
                    .println("Valid until " + invocation.moment(issued.token().until())
                            + "; it is not shown again. Its handle is "
                            + issued.token().handle() + ".");
        }
        return 0;
    }

    private int tokens(Invocation invocation) {
        List<AccessToken> all = invocation.argument(0).isPresent()
                ? tokens.of(OfficerLines.officer(invocation), invocation.caller())
                : tokens.administering(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(AccessLines::json).toList());
        } else if (all.isEmpty()) {
            invocation
                    .out()
                    .println(
                            invocation.argument(0).isPresent()
                                    ? "No token. officer:token makes one."
                                    : "No token with administration is valid. officer:tokens NAME shows those of an officer.");
        } else {
            Table table = new Table("Token", "Officer", "For", "Permissions", "Until", "Last use", "Revoked");
            all.forEach(token -> table.row(
                    token.handle(),
                    token.officer(),
                    token.label(),
                    token.permissions().isEmpty()
                            ? "all but administration"
                            : String.join(" ", Names.sorted(token.permissions())),
                    invocation.moment(token.until()),
                    token.lastUse().map(used -> invocation.moment(used)),
                    token.revoked().map(end -> invocation.moment(end))));
            invocation.print(table);
        }
        return 0;
    }

    private int revoke(Invocation invocation) {
        String handle = invocation.arguments().get(0);
        tokens.revoke(handle, invocation.caller());
        invocation.out().println("Revoked " + handle + ".");
        return 0;
    }

    private int sessions(Invocation invocation) {
        List<Session> all = sessions.of(OfficerLines.officer(invocation), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
        } else if (all.isEmpty()) {
            invocation.out().println("Signed in nowhere.");
        } else {
            Table table = new Table("Session", "Since", "Last use", "From", "Browser", "Acting for");
            all.forEach(session -> table.row(
                    session.handle(),
                    invocation.moment(session.since()),
                    invocation.moment(session.lastUse()),
                    session.address(),
                    session.agent(),
                    session.actingFor()));
            invocation.print(table);
        }
        return 0;
    }

    private int endSessions(Invocation invocation) {
        OfficerId officer = OfficerLines.officer(invocation);
        int ended = sessions.endAll(officer, invocation.caller());
        invocation.out().println("Ended " + ended + (ended == 1 ? " session." : " sessions."));
        return 0;
    }

    private static Map<String, Object> json(AccessToken token) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("handle", token.handle());
        json.put("officer", token.officer());
        json.put("label", token.label());
        json.put("permissions", token.permissions().isEmpty() ? "all" : Names.sorted(token.permissions()));
        json.put("issuedBy", token.issuedBy());
        json.put("issued", token.issued());
        json.put("until", token.until());
        json.put("lastUse", token.lastUse());
        json.put("revoked", token.revoked());
        return json;
    }
}
