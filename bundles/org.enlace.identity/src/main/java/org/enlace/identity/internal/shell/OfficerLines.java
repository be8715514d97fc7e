package org.enlace.identity.internal.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.Officers.OfficerPage;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Officers.State;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code officer:list}, {@code info}, {@code create}, {@code invite}, {@code disable}, {@code enable}, {@code unlock}, {@code email}. */
final class OfficerLines implements Line.Lines {
    private static final Option ROLE = new Option("role", "only those with this role", "ROLE");
    private static final Option UNIT = new Option("unit", "the unit's short name", "UNIT");
    private static final Option STATE = new Option("state", "only those invited, active or disabled", "STATE");
    private static final Option NAME = new Option("name", "how the officer is called", "NAME");
    private static final Option RANK = new Option("rank", "as the unit writes it", "RANK");
    private static final Option ROLES = new Option("roles", "role names separated by commas", "ROLES");
    private static final Option LANGUAGE = new Option("language", "es, pt, en or fr; yours if left out", "LANGUAGE");
    private static final Option ZONE = new Option("zone", "such as America/Bogota; yours if left out", "ZONE");
    private static final Option EMAIL = new Option("email", "where the node may write to the officer", "ADDRESS");
    private static final Option NONE = new Option("none", "take the address away", "");
    private static final Option REASON = new Option("reason", "why the account is closed", "WORDS");

    private final Officers officers;
    private final Names names;
    private final Address address;

    OfficerLines(Officers officers, Names names, Address address) {
        this.officers = officers;
        this.names = names;
        this.address = address;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "list",
                        "the officers of this node",
                        Officers.READ,
                        List.of(new Parameter("WORDS", "found in the account name or the name", false, false)),
                        List.of(Option.JSON, ROLE, UNIT, STATE),
                        "officer:list --role auditor",
                        this),
                new Line(
                        "info",
                        "all that is known of an officer",
                        Officers.READ,
                        List.of(Names.OFFICER),
                        List.of(Option.JSON),
                        "officer:info sample.officer",
                        this),
                new Line(
                        "create",
                        "makes an account and a link to choose its password",
                        Officers.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(Option.JSON, NAME, UNIT, RANK, ROLES, LANGUAGE, ZONE, EMAIL),
                        "officer:create sample.officer --name \"Sample Officer\" --roles officer,analyst",
                        this),
                new Line(
                        "invite",
                        "a new link to choose a password; older ones end",
                        Officers.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(Option.JSON),
                        "officer:invite sample.officer",
                        this),
                new Line(
                        "disable",
                        "closes an account at once",
                        Officers.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(REASON),
                        "officer:disable sample.officer --reason \"left the service\"",
                        this),
                new Line(
                        "enable",
                        "opens a closed account again",
                        Officers.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(),
                        "officer:enable sample.officer",
                        this),
                new Line(
                        "unlock",
                        "forgets the failed sign-ins of an account",
                        Officers.MANAGE,
                        List.of(Names.OFFICER),
                        List.of(),
                        "officer:unlock sample.officer",
                        this),
                new Line(
                        "email",
                        "where the node may write to an officer",
                        Officers.MANAGE,
                        List.of(
                                Names.OFFICER,
                                new Parameter("ADDRESS", "the new address; none with --none", false, false)),
                        List.of(NONE),
                        "officer:email sample.officer sample.officer@police.example",
                        this));
    }

    @Override
    public int run(String name, Invocation invocation) throws Exception {
        return switch (name) {
            case "list" -> list(invocation);
            case "info" -> info(invocation);
            case "create" -> create(invocation);
            case "invite" -> invite(invocation);
            case "disable" -> disable(invocation);
            case "enable" -> enable(invocation);
            case "unlock" -> unlock(invocation);
            case "email" -> email(invocation);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public List<String> complete(String name, Parameter parameter) {
        return switch (name) {
            case "info", "invite", "disable", "unlock", "email" -> names.officers();
            case "enable" -> closed();
            default -> List.of();
        };
    }

    private List<String> closed() {
        Filter filter = new Filter("", Optional.empty(), Optional.empty(), Optional.of(State.DISABLED));
        return officers.page(filter, Optional.empty(), Officers.PAGE, Caller.node(Officers.READ)).officers().stream()
                .map(officer -> officer.id().value())
                .toList();
    }

    private int list(Invocation invocation) {
        Filter filter = new Filter(
                invocation.argument(0).orElse(""),
                invocation.value(UNIT).map(UnitId::new),
                invocation.value(ROLE).map(RoleName::new),
                invocation.value(STATE).map(OfficerLines::state));
        List<Officer> found = new ArrayList<>();
        Optional<OfficerId> after = Optional.empty();
        do {
            OfficerPage page = officers.page(filter, after, Officers.PAGE, invocation.caller());
            found.addAll(page.officers());
            after = page.next();
        } while (after.isPresent());
        if (invocation.has(Option.JSON)) {
            invocation.json(found.stream().map(OfficerLines::json).toList());
        } else if (found.isEmpty()) {
            invocation.out().println("No officer. officer:create makes one; on a new node setup-link makes the first.");
        } else {
            Table table = new Table("Officer", "Name", "Unit", "Roles", "State", "Second factor");
            found.forEach(officer -> table.row(
                    officer.id(),
                    officer.profile().name(),
                    officer.profile().unit(),
                    Names.joined(officer.profile().roles()),
                    Names.state(State.of(officer)),
                    officer instanceof Officer.Active active
                                    && active.secondFactor().isPresent()
                            ? "yes"
                            : "no"));
            invocation.print(table);
        }
        return 0;
    }

    private int info(Invocation invocation) {
        Officer officer = officers.find(officer(invocation), invocation.caller());
        Map<String, Object> json = json(officer);
        if (invocation.has(Option.JSON)) {
            invocation.json(json);
        } else {
            Table table = new Table("What", "Value");
            json.forEach((what, value) -> table.row(
                    what,
                    value instanceof List<?> list
                            ? String.join(
                                    " ", list.stream().map(String::valueOf).toList())
                            : value instanceof Optional<?> maybe && maybe.orElse(null) instanceof Instant at
                                    ? invocation.moment(at)
                                    : value));
            invocation.print(table);
        }
        return 0;
    }

    private int create(Invocation invocation) {
        OfficerId id = officer(invocation);
        Profile profile = new Profile(
                invocation.value(NAME).orElse(id.value()),
                invocation.value(UNIT).map(UnitId::new),
                invocation.value(RANK).orElse(""),
                invocation
                        .value(LANGUAGE)
                        .map(Typed::language)
                        .orElse(invocation.caller().language()),
                invocation.value(ZONE).map(Typed::zone).orElse(zone(invocation)),
                invocation.value(ROLES).map(Typed::roles).orElse(java.util.Set.of()),
                invocation.value(EMAIL).flatMap(Profile::email));
        officers.create(id, profile, invocation.caller());
        return link(invocation, id, "Made the account " + id + ".");
    }

    private int invite(Invocation invocation) {
        return link(invocation, officer(invocation), "");
    }

    private int link(Invocation invocation, OfficerId id, String said) {
        OneTimeLink link = officers.invite(id, invocation.caller());
        String whole = address.of(link);
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("officer", id);
            json.put("link", whole);
            json.put("until", link.until());
            invocation.json(json);
        } else {
            if (!said.isEmpty()) {
                invocation.out().println(said);
            }
            invocation
                    .out()
                    .println("With this link " + id + " chooses a password, once, until "
                            + invocation.moment(link.until()) + ":");
            invocation.out().println(whole);
        }
        return 0;
    }

    private int disable(Invocation invocation) {
        OfficerId id = officer(invocation);
        Officer officer = officers.find(id, invocation.caller());
        String reason = invocation
                .value(REASON)
                .orElseThrow(() -> new Refusal("shell.value", "--reason says why the account is closed; add it"));
        officers.disable(id, officer.version(), reason, invocation.caller());
        invocation.out().println("Closed the account " + id + "; its sessions and tokens have ended.");
        return 0;
    }

    private int enable(Invocation invocation) {
        OfficerId id = officer(invocation);
        Officer officer = officers.find(id, invocation.caller());
        Officer opened = officers.enable(id, officer.version(), invocation.caller());
        invocation.out().println("Opened the account " + id + "; it is " + Names.state(State.of(opened)) + ".");
        return 0;
    }

    private int unlock(Invocation invocation) {
        OfficerId id = officer(invocation);
        officers.unlock(id, invocation.caller());
        invocation.out().println(id + " can sign in without waiting.");
        return 0;
    }

    private int email(Invocation invocation) {
        OfficerId id = officer(invocation);
        Optional<String> typed = invocation.argument(1);
        if (typed.isPresent() == invocation.has(NONE)) {
            throw new Refusal("shell.value", "Give the new address of " + id + ", or --none to take it away");
        }
        Optional<MailAddress> email = typed.map(MailAddress::new);
        officers.reachAt(id, email, invocation.caller());
        invocation
                .out()
                .println(email.map(address -> "The node may write to " + id + " at " + address + ".")
                        .orElse("The node has no address of " + id + " any more."));
        return 0;
    }

    static OfficerId officer(Invocation invocation) {
        return new OfficerId(invocation.arguments().get(0));
    }

    private static ZoneId zone(Invocation invocation) {
        return invocation.caller().zone();
    }

    private static State state(String text) {
        try {
            return State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal("shell.value", "--state takes invited, active or disabled, not \"" + text + "\"");
        }
    }

    private static Map<String, Object> json(Officer officer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("officer", officer.id());
        json.put("name", officer.profile().name());
        json.put("unit", officer.profile().unit());
        json.put("rank", officer.profile().rank());
        json.put("language", officer.profile().language().tag());
        json.put("zone", officer.profile().zone().getId());
        json.put("roles", Names.sorted(officer.profile().roles()));
        json.put("email", officer.profile().email());
        json.put("state", Names.state(State.of(officer)));
        Optional<Officer.Active> active =
                officer instanceof Officer.Active found ? Optional.of(found) : Optional.empty();
        json.put("secondFactor", active.flatMap(Officer.Active::secondFactor));
        json.put("lastSignIn", active.flatMap(Officer.Active::lastSignIn));
        json.put("version", officer.version());
        return json;
    }
}
