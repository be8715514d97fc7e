package org.enlace.web.internal.pages;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.RefusalTexts;
import org.enlace.web.StepUp;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.ui.FieldError;

/** The configuration: every key with its value and origin, its history; one key at a time is changed. */
@Path("/configuration")
@Needs("config.read")
public final class ConfigurationPage {
    private static final int SHOWN = 100;
    private static final int UNPROCESSABLE = 422;
    /** The code of a value that has not the form that is allowed. */
    private static final String NOT_ALLOWED = "config.value";

    private static final FieldError NOTHING_WRONG = new FieldError("", "");

    private final Supplier<Optional<Configurations>> configurations;

    /** @param configurations empty while the bundle is not there */
    public ConfigurationPage(Supplier<Optional<Configurations>> configurations) {
        this.configurations = configurations;
    }

    private Configurations all() {
        return configurations.get().orElseThrow(() -> new NotFound("configuration", "org.enlace.configuration"));
    }

    /**
     * What is configured together.
     *
     * @param keys how many keys it has
     * @param own  how many of them this node gives itself
     */
    public record Part(String pid, long keys, long own) {}

    /** @param takes what is allowed, in the reader's language */
    public record Line(Setting setting, String takes) {}

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @QueryParam("done") @DefaultValue("") String done) {
        Words words = new Words(caller.language());
        Map<String, List<Setting>> byPid = all().list(caller).stream()
                .collect(Collectors.groupingBy(Setting::pid, TreeMap::new, Collectors.toList()));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put(
                "parts",
                byPid.entrySet().stream()
                        .map(each -> new Part(
                                each.getKey(),
                                each.getValue().size(),
                                each.getValue().stream().filter(Setting::own).count()))
                        .toList());
        parameters.put("own", all().diff(OptionalLong.empty(), caller));
        parameters.put("done", done.matches("[1-9]\\d{0,17}") ? words.get("configuration.done", done) : "");
        return new Page(words.get("configuration.title"), PageTemplates.fill("configuration", parameters));
    }

    @GET
    @Path("/of/{pid}")
    @Produces("text/html")
    public Page of(@Context Caller caller, @PathParam("pid") String pid) {
        List<Setting> settings = settings(pid, caller);
        if (settings.isEmpty()) {
            throw new NotFound("configuration", pid);
        }
        return of(caller, pid, settings, "", "", NOTHING_WRONG);
    }

    private List<Setting> settings(String pid, Caller caller) {
        return all().list(caller).stream()
                .filter(setting -> setting.pid().equals(pid))
                .toList();
    }

    private static Page of(
            Caller caller, String pid, List<Setting> settings, String key, String typed, FieldError wrong) {
        Words words = new Words(caller.language());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("pid", pid);
        parameters.put(
                "lines",
                settings.stream()
                        .map(setting -> new Line(setting, Takes.of(words, setting)))
                        .toList());
        parameters.put("key", key);
        parameters.put("typed", typed);
        parameters.put("wrong", wrong);
        parameters.put("manage", caller.holds(Configurations.MANAGE));
        return new Page(
                pid,
                List.of(new Page.Crumb(words.get("configuration.title"), "/configuration")),
                PageTemplates.fill("configuration-of", parameters));
    }

    @POST
    @Path("/set")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    @Needs("config.manage")
    @StepUp
    public Response set(@Context Caller caller, FormData form) {
        String pid = form.first("pid");
        String key = form.first("key");
        String typed = form.first("value");
        List<Setting> settings = settings(pid, caller);
        Optional<Setting> setting =
                settings.stream().filter(one -> one.key().equals(key)).findFirst();
        try {
            List<String> values = values(setting, typed);
            requireNoObjection(pid, key, values, caller);
            return done(all().set(pid, key, values, caller));
        } catch (Refusal refusal) {
            if (settings.isEmpty()) {
                throw refusal;
            }
            Words words = new Words(caller.language());
            String wrong = refusal.code().equals(NOT_ALLOWED) && setting.isPresent()
                    ? words.get("configuration.wrong", Takes.of(words, setting.get()))
                    : why(Set.of(pid), refusal, caller);
            return refused(of(caller, pid, settings, key, typed, new FieldError("value", wrong)));
        }
    }

    /** In the words of the bundle that reads the values, where it has some. */
    private String why(Set<String> pids, Refusal refusal, Caller caller) {
        Words words = new Words(caller.language());
        if (refusal.code().equals(NOT_ALLOWED)) {
            String key = String.valueOf(refusal.values().get(0));
            return pids.stream()
                    .flatMap(pid -> settings(pid, caller).stream())
                    .filter(setting -> setting.key().equalsIgnoreCase(key))
                    .findFirst()
                    .map(setting -> words.get("refusal.config.value", key, Takes.of(words, setting)))
                    .orElseGet(() -> RefusalTexts.of(null, caller.language(), refusal));
        }
        Texts own = pids.stream()
                .flatMap(pid -> all().texts(pid).stream())
                .filter(texts -> texts.has(caller.language(), "refusal." + refusal.code()))
                .findFirst()
                .orElse(null);
        return RefusalTexts.of(own, caller.language(), refusal);
    }

    private static Response refused(Page page) {
        return Response.status(UNPROCESSABLE).entity(page).build();
    }

    /** A line for each value of a list. */
    private static List<String> values(Optional<Setting> setting, String typed) {
        return setting.filter(Setting::many).isPresent()
                ? typed.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of(typed.strip());
    }

    @POST
    @Path("/reset")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    @Needs("config.manage")
    @StepUp
    public Response reset(@Context Caller caller, FormData form) {
        String pid = form.first("pid");
        String key = form.first("reset-key");
        try {
            requireNoObjection(pid, key, List.of(), caller);
            return done(all().reset(pid, key, caller));
        } catch (Refusal refusal) {
            List<Setting> settings = settings(pid, caller);
            if (settings.isEmpty()) {
                throw refusal;
            }
            return refused(of(caller, pid, settings, "", "", new FieldError("", why(Set.of(pid), refusal, caller))));
        }
    }

    @GET
    @Path("/history")
    @Produces("text/html")
    public Page history(@Context Caller caller) {
        return history(caller, "");
    }

    private Page history(Caller caller, String wrong) {
        Words words = new Words(caller.language());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("caller", caller);
        parameters.put("wrong", wrong);
        parameters.put("changes", all().history(SHOWN, caller));
        parameters.put("manage", caller.holds(Configurations.MANAGE));
        return new Page(
                words.get("configuration.history"),
                List.of(new Page.Crumb(words.get("configuration.title"), "/configuration")),
                PageTemplates.fill("configuration-history", parameters));
    }

    @POST
    @Path("/undo")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    @Needs("config.manage")
    @StepUp
    public Response undo(@Context Caller caller, FormData form) {
        String number = form.first("number");
        if (!number.matches("[1-9]\\d{0,17}")) {
            throw new NotFound("configuration-change", number);
        }
        long change = Long.parseLong(number);
        List<Change.Part> parts = all().history(Integer.MAX_VALUE, caller).stream()
                .filter(one -> one.number() == change)
                .flatMap(one -> one.parts().stream())
                .toList();
        try {
            parts.forEach(part -> requireNoObjection(part.pid(), part.key(), List.of(), caller));
            return done(all().undo(change, caller));
        } catch (Refusal refusal) {
            Set<String> pids = parts.stream().map(Change.Part::pid).collect(Collectors.toSet());
            return refused(history(caller, why(pids, refusal, caller)));
        }
    }

    /** What has to be meant is not done by a click: the shell does it, where it is told so. */
    private void requireNoObjection(String pid, String key, List<String> typed, Caller caller) {
        all().objection(pid, key, typed, caller).ifPresent(objection -> {
            throw objection;
        });
    }

    private static Response done(Change change) {
        return Response.seeOther(URI.create("/configuration?done=" + change.number()))
                .build();
    }
}
