package org.enlace.web.internal;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.AccessList;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.rest.Access;
import org.enlace.web.internal.rest.Guards;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists what is served and run and what it takes, and names what no feature declares: that is refused wherever it is met. */
public final class AccessBook implements AccessList, HealthCheck {
    private static final Logger LOG = LoggerFactory.getLogger(AccessBook.class);

    private final Supplier<List<WebApplication>> applications;
    private final Supplier<List<WebApplication>> made;
    private final Site.Contributions contributions;
    private final Predicate<Permission> declared;
    private final Set<String> named = new HashSet<>();

    /** What each application serves does not change while it is there. */
    private final Map<WebApplication, List<Route>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param made those that somebody has asked for something: only their routes are looked at for the node's health */
    AccessBook(
            Supplier<List<WebApplication>> applications,
            Supplier<List<WebApplication>> made,
            Site.Contributions contributions,
            Predicate<Permission> declared) {
        this.applications = applications;
        this.made = made;
        this.contributions = contributions;
        this.declared = declared;
    }

    @Override
    public List<Entry> entries() {
        return entries(applications.get());
    }

    private List<Entry> entries(List<WebApplication> of) {
        List<Entry> entries = new ArrayList<>();
        of.forEach(application -> routes(application, entries));
        contributions.menu().get().forEach(entry -> entries.add(of(Kind.MENU, entry.path(), entry.permission())));
        contributions
                .cards()
                .get()
                .forEach(card -> entries.add(of(Kind.CARD, card.getClass().getName(), card.permission())));
        contributions
                .sources()
                .get()
                .forEach(source -> entries.add(of(Kind.SEARCH, source.name(), source.permission())));
        contributions
                .commands()
                .get()
                .forEach(command ->
                        entries.add(of(Kind.COMMAND, command.scope() + ":" + command.name(), command.permission())));
        entries.sort(
                Comparator.comparing(Entry::kind).thenComparing(Entry::name).thenComparing(Entry::method));
        return entries;
    }

    /** Logs what is refused because no feature declares its permission; each thing once. */
    public void nameUndeclared() {
        name(undeclared());
    }

    private synchronized void name(List<String> sentences) {
        for (String sentence : sentences) {
            if (named.add(sentence)) {
                LOG.error("{}", sentence);
            }
        }
    }

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public List<Problem> problems() {
        List<String> undeclared = undeclared();
        name(undeclared);
        return undeclared.stream().map(sentence -> new Problem(false, sentence)).toList();
    }

    private List<String> undeclared() {
        return entries(made.get()).stream()
                .filter(entry -> !entry.served())
                .map(entry -> entry.kind().name().toLowerCase(Locale.ROOT) + " "
                        + (entry.method() + " " + entry.name()).strip()
                        + " needs the permission \"" + entry.access()
                        + "\", which no feature declares: it is refused. Declare it in the module's feature")
                .distinct()
                .toList();
    }

    private void routes(WebApplication application, List<Entry> entries) {
        for (Route route : routesOf(application)) {
            Access access = route.access();
            entries.add(new Entry(
                    Kind.ROUTE,
                    application.module(),
                    route.verb(),
                    route.path(),
                    access.named(),
                    access.stepUp(),
                    access.permission() == null || declared.test(access.permission())));
        }
    }

    /** A broken application serves nothing; what is wrong with it {@link Applications} tells. */
    private List<Route> routesOf(WebApplication application) {
        try {
            return known.computeIfAbsent(application, AccessBook::routes);
        } catch (RuntimeException | LinkageError e) {
            return List.of();
        }
    }

    private static List<Route> routes(WebApplication application) {
        List<Route> routes = new ArrayList<>();
        for (Object resource : application.resources()) {
            for (Method method : resource.getClass().getMethods()) {
                Guards.httpMethod(method)
                        .ifPresent(verb -> routes.add(new Route(
                                verb,
                                Guards.route(resource.getClass(), method),
                                Guards.access(resource.getClass(), method))));
            }
        }
        return List.copyOf(routes);
    }

    private record Route(String verb, String path, Access access) {}

    private Entry of(Kind kind, String name, Permission permission) {
        return new Entry(kind, "", "", name, permission.value(), false, declared.test(permission));
    }
}
