package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.Roles;
import org.enlace.identity.Tokens;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.ui.Choice;

/** One's own tokens for scripts: made, shown once, revoked. */
@Path("/account/tokens")
@AnyOfficer("Everybody sees to their own account")
public final class TokensPage {
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);

    /** What the form calls a field that a refusal names. */
    private static final Map<String, String> FIELDS = Map.of("validity", "days", "permissions", "permission");

    private final Tokens tokens;
    private final Roles roles;
    private final Desk desk;
    private final Clock clock;

    TokensPage(Tokens tokens, Roles roles, Desk desk, Clock clock) {
        this.tokens = tokens;
        this.roles = roles;
        this.desk = desk;
        this.clock = clock;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(
                labels.get("page.tokens.title"),
                "tokens",
                labels,
                Map.of("caller", caller, "tokens", tokens.own(caller), "now", clock.instant(), "done", done != null));
    }

    @GET
    @Path("new")
    @StepUp
    @Produces("text/html")
    public Page form(@Context Caller caller) {
        return form(Form.empty().with("days", "7"), caller);
    }

    @POST
    @Path("new")
    @StepUp
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response issue(@Context Caller caller, FormData data) {
        Labels labels = desk.labels(caller);
        try {
            Tokens.Issued issued = tokens.issue(
                    caller.officer(), data.first("label"), permissions(data), days(data.first("days")), caller);
            return Response.ok(desk.ofAccount(
                            labels.get("page.token.made.title"),
                            "token-made",
                            labels,
                            Map.of("caller", caller, "issued", issued)))
                    .build();
        } catch (Refusal refusal) {
            String field =
                    refusal.field().map(name -> FIELDS.getOrDefault(name, name)).orElse("label");
            return Desk.refused(form(Form.of(data).wrong(field, labels.of(refusal)), caller));
        }
    }

    @POST
    @Path("revoke")
    @Consumes("application/x-www-form-urlencoded")
    public Response revoke(@Context Caller caller, FormData data) {
        tokens.revoke(data.first("token"), caller);
        return Desk.to("/account/tokens?done=yes");
    }

    private static Set<Permission> permissions(FormData data) {
        return data.all("permission").stream().map(TokensPage::permission).collect(Collectors.toUnmodifiableSet());
    }

    static Permission permission(String typed) {
        try {
            return new Permission(typed);
        } catch (IllegalArgumentException e) {
            throw new Refusal("role.undeclared", "There is no permission \"" + typed + "\"", typed).at("permission");
        }
    }

    private static Duration days(String typed) {
        return DAYS.stream()
                .filter(days -> String.valueOf(days).equals(typed))
                .findFirst()
                .map(Duration::ofDays)
                .orElse(Duration.ZERO);
    }

    private Page form(Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        List<Choice> permissions = roles.grantable(caller).stream()
                .sorted(Comparator.comparing(tokens::administrative).thenComparing(Comparator.naturalOrder()))
                .map(permission -> Choice.of(permission.value(), labels.of(permission))
                        .hint(
                                tokens.administrative(permission)
                                        ? labels.get("page.token.administration", permission.value())
                                        : permission.value())
                        .selected(form.all("permission").contains(permission.value())))
                .toList();
        List<Choice> days = DAYS.stream()
                .map(count -> Choice.of(String.valueOf(count), labels.get("page.token.days", count)))
                .toList();
        return new Page(
                labels.get("page.token.new.title"),
                List.of(
                        new Page.Crumb(labels.get("page.account.title"), "/account"),
                        new Page.Crumb(labels.get("page.tokens.title"), "/account/tokens")),
                desk.fill("token-new", labels, Map.of("form", form, "permissions", permissions, "days", days)));
    }
}
