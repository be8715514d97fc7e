package org.enlace.training.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Stage;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Link;

/** The calls for exchanges, and the applications somebody sees. */
@Path("/training")
@Needs("training.read")
public final class ExchangesPage {
    static final String HERE = Pages.HOME + "/exchanges";
    static final String LIST = HERE + "/applications";

    private final Pages pages;

    ExchangesPage(Pages pages) {
        this.pages = pages;
    }

    static Page.Crumb crumb(Labels labels) {
        return new Page.Crumb(labels.get("calls.title"), HERE);
    }

    @GET
    @Path("/exchanges")
    @Produces("text/html")
    public Page calls(
            @Context Caller caller,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        Labels labels = pages.labels(caller);
        Optional<ExchangeCall.State> only = Arrays.stream(ExchangeCall.State.values())
                .filter(each -> each.token().equals(state))
                .findFirst();
        Part<ExchangeCall> part =
                pages.desks().calls().list(only, words, Pages.place(after, before), Pages.LINES, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("calls", part.items());
        parameters.put("words", words);
        parameters.put("states", states(only, labels));
        parameters.put("selected", selected(only.map(each -> labels.get("call.state." + each.token())), words, HERE));
        parameters.put("filtered", only.isPresent() || !words.isBlank());
        parameters.put("done", Pages.done(labels, done, List.of("draft-discarded")));
        Pages.around(
                parameters,
                part,
                address(
                        HERE,
                        Map.of("state", only.map(ExchangeCall.State::token).orElse(""), "q", words)));
        return pages.page(labels.get("calls.title"), "calls", List.of(), caller, parameters);
    }

    private static List<Choice> states(Optional<ExchangeCall.State> only, Labels labels) {
        List<Choice> states = new ArrayList<>();
        states.add(Choice.of("", labels.get("calls.all")));
        for (ExchangeCall.State each : ExchangeCall.State.values()) {
            if (each != ExchangeCall.State.DRAFT || labels.caller().holds(Trainings.ORGANISE)) {
                states.add(Choice.of(each.token(), labels.get("call.state." + each.token()))
                        .selected(only.filter(each::equals).isPresent()));
            }
        }
        return states;
    }

    private static List<Link> selected(Optional<String> state, String words, String path) {
        List<Link> links = new ArrayList<>();
        state.ifPresent(label -> links.add(new Link(label, address(path, Map.of("q", words)))));
        if (!words.isBlank()) {
            links.add(new Link("“" + Form.cut(words) + "”", path));
        }
        return links;
    }

    /** An address with those of its parameters that say something. */
    static String address(String path, Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&");
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!value.isBlank()) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.length() == 0 ? path : path + "?" + query;
    }

    @GET
    @Path("/exchanges/applications")
    @Produces("text/html")
    public Page applications(
            @Context Caller caller,
            @QueryParam("call") @DefaultValue("") String call,
            @QueryParam("stage") @DefaultValue("") String stage,
            @QueryParam("own") @DefaultValue("") String own,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        Labels labels = pages.labels(caller);
        Optional<Stage> only = Stage.named(stage);
        boolean mine = own.equals("yes");
        Optional<RecordId> of = call.isEmpty() ? Optional.empty() : Optional.of(RecordId.parse(call));
        Applications.Query query = new Applications.Query(of, only.map(Set::of).orElse(Set.of()), mine, words);
        Part<Application> part =
                pages.desks().applications().list(query, Pages.place(after, before), Pages.LINES, caller);
        Map<RecordId, ExchangeCall> calls =
                calls(part.items().stream().map(one -> one.core().call()).collect(Collectors.toSet()), of, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("applications", part.items());
        parameters.put("calls", calls);
        parameters.put("of", of.map(calls::get).orElse(null));
        parameters.put("mine", mine);
        parameters.put("words", words);
        parameters.put("stages", stages(only, labels));
        parameters.put("drafts", mine && caller.holds(Applications.APPLY) ? drafts(caller) : Map.of());
        Map<String, String> kept = new LinkedHashMap<>(Map.of("call", call, "own", mine ? "yes" : "", "q", words));
        String bare = address(LIST, Map.of("call", call, "own", mine ? "yes" : ""));
        List<Link> selected = new ArrayList<>();
        only.ifPresent(
                each -> selected.add(new Link(labels.get("exchange.stage." + each.token()), address(LIST, kept))));
        parameters.put("selected", selected);
        parameters.put("bare", bare);
        parameters.put("filtered", only.isPresent() || !words.isBlank());
        kept.put("stage", only.map(Stage::token).orElse(""));
        Pages.around(parameters, part, address(LIST, kept));
        return pages.page(
                labels.get(mine ? "applications.mine" : "applications.title"),
                "applications",
                List.of(crumb(labels)),
                caller,
                parameters);
    }

    private Map<RecordId, ExchangeCall> calls(Set<RecordId> ids, Optional<RecordId> more, Caller caller) {
        Set<RecordId> all = new HashSet<>(ids);
        more.ifPresent(id -> all.add(pages.desks().calls().find(id, caller).id()));
        return pages.desks().calls().findAll(all, caller).stream()
                .collect(Collectors.toMap(ExchangeCall::id, Function.identity()));
    }

    /** The caller's drafts, with what their calls are named. */
    private Map<ApplicationDraft, String> drafts(Caller caller) {
        Map<ApplicationDraft, String> named = new LinkedHashMap<>();
        List<ApplicationDraft> drafts = pages.desks().applications().drafts(caller);
        Map<RecordId, ExchangeCall> calls = calls(
                drafts.stream().map(ApplicationDraft::call).collect(Collectors.toSet()), Optional.empty(), caller);
        drafts.forEach(draft -> {
            ExchangeCall call = calls.get(draft.call());
            if (call != null) {
                named.put(draft, call.call().title());
            }
        });
        return named;
    }

    private static List<Choice> stages(Optional<Stage> only, Labels labels) {
        List<Choice> stages = new ArrayList<>();
        stages.add(Choice.of("", labels.get("applications.all")));
        for (Stage each : Stage.values()) {
            stages.add(Choice.of(each.token(), labels.get("exchange.stage." + each.token()))
                    .selected(only.filter(each::equals).isPresent()));
        }
        return stages;
    }
}
