package org.enlace.web.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Card;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.Permissions;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.enlace.web.Authentication;
import org.enlace.web.HomePart;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.pages.DoctorPage;
import org.enlace.web.internal.pages.HelpPage;
import org.enlace.web.internal.pages.HomePage;
import org.enlace.web.internal.pages.SearchPage;
import org.enlace.web.internal.platform.HealthResource;
import org.enlace.web.internal.platform.LanguageResource;
import org.enlace.web.internal.platform.MetricsResource;
import org.enlace.web.internal.platform.OpenApiResource;
import org.enlace.web.internal.platform.PermissionsResource;
import org.enlace.web.internal.platform.PlatformApplication;
import org.enlace.web.internal.rest.Gate;
import org.enlace.web.internal.rest.JerseyApplication;
import org.enlace.web.internal.rest.Limits;
import org.enlace.web.internal.transfer.Connections;
import org.enlace.web.internal.ui.Frame;
import org.enlace.web.ui.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the web side put together, with or without a framework around them. */
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final List<String> ASSETS = List.of(
            "enlace.css",
            "enlace.js",
            "enlace.svg",
            "govuk-frontend.min.css",
            "govuk-frontend.min.js",
            "htmx.min.js",
            "moj-frontend.min.css",
            "marked.js",
            "upload.js");

    /**
     * What the installed bundles contribute, asked for anew each time.
     *
     * @param pages further resources of the platform itself, for which another bundle is needed
     */
    public record Contributions(
            Supplier<List<MenuEntry>> menu,
            Supplier<List<Card>> cards,
            Supplier<List<HealthCheck>> checks,
            Supplier<Optional<Search>> search,
            Supplier<List<SearchSource>> sources,
            Supplier<List<Command>> commands,
            Supplier<List<ModuleDoor>> doors,
            Supplier<List<HomePart>> parts,
            Set<Object> pages) {
        /** With every door open, nothing but cards on the home page, and no further pages of the platform. */
        public Contributions(
                Supplier<List<MenuEntry>> menu,
                Supplier<List<Card>> cards,
                Supplier<List<HealthCheck>> checks,
                Supplier<Optional<Search>> search,
                Supplier<List<SearchSource>> sources,
                Supplier<List<Command>> commands) {
            this(menu, cards, checks, search, sources, commands, List::of);
        }

        /** The same with doors. */
        public Contributions(
                Supplier<List<MenuEntry>> menu,
                Supplier<List<Card>> cards,
                Supplier<List<HealthCheck>> checks,
                Supplier<Optional<Search>> search,
                Supplier<List<SearchSource>> sources,
                Supplier<List<Command>> commands,
                Supplier<List<ModuleDoor>> doors) {
            this(menu, cards, checks, search, sources, commands, doors, List::of, Set.of());
        }

        /** Nothing at all. */
        public static Contributions none() {
            return new Contributions(List::of, List::of, List::of, Optional::empty, List::of, List::of);
        }
    }

    /** What lets people in and says what they may. Each gives null while it is not there: then nobody gets in. */
    public record Security(
            Supplier<Authentication> authentication, Supplier<Permissions> permissions, Supplier<Audit> audit) {}

    private final Node node;
    private final Contributions contributions;
    private final Security security;
    private final Assets assets = new Assets(Site.class.getClassLoader(), ASSETS);
    private final Applications applications;
    private final AccessBook access;
    private final FrontDoor door;
    private final Malformed malformed;
    private final Connections connections = Connections.watched();
    private final Refusals refusals;
    private volatile Locality locality;
    private volatile Limits limits;
    private volatile Proxies proxies = Proxies.NONE;
    private volatile Set<Integer> ports = Set.of();

    /**
     * @param locality for those who ask for no language and no zone
     * @param names    by which the node is reached by TLS
     */
    public Site(
            Node node,
            Locality locality,
            Limits limits,
            Starting starting,
            Set<String> names,
            Security security,
            Contributions contributions) {
        this.node = node;
        this.locality = locality;
        this.limits = limits;
        this.security = security;
        this.contributions = contributions;
        Clock clock = Clock.systemUTC();
        Answers answers = new Answers(this::frame);
        Metrics metrics = new Metrics();
        Gate gate = new Gate(() -> security.authentication().get() != null, this::declared, clock);
        refusals = new Refusals(security.audit(), clock);
        applications = new Applications(
                application -> new JerseyApplication(application, answers, gate, refusals, () -> this.limits, clock),
                this::nameUndeclared);
        access = new AccessBook(applications::serving, applications::made, contributions, this::declared);
        Callers callers = new Callers(() -> this.locality, () -> proxies, security.authentication());
        door = new FrontDoor(
                callers,
                applications,
                new Doors(contributions.doors()),
                answers,
                assets,
                metrics,
                new Origins(names, () -> ports),
                starting);
        malformed = new Malformed(callers, answers, connections);
        applications.add(PlatformApplication.watch(Set.of(
                new HealthResource(node, starting, contributions.checks()),
                new MetricsResource(metrics, contributions.checks()))));
        applications.add(PlatformApplication.pages(resources()));
        makeFirst();
    }

    /** What each start asks for is made while the database starts; with it come the classes that every other application needs. */
    private void makeFirst() {
        Thread maker = new Thread(() -> applications.prove("/health"), "web-first");
        maker.setDaemon(true);
        maker.start();
    }

    /** From the next request on: what is served stays where it is. */
    void adjust(Locality other, Limits others, Proxies named, Set<Integer> leading) {
        locality = other;
        limits = others;
        proxies = named;
        ports = leading;
    }

    public FrontDoor door() {
        return door;
    }

    /** What is known of the sockets' other ends. */
    public Connections connections() {
        return connections;
    }

    /** For what never reaches the door. */
    public Malformed malformed() {
        return malformed;
    }

    public Applications applications() {
        return applications;
    }

    /** What is served, and what it takes. */
    public AccessBook access() {
        return access;
    }

    /** Logs what is not served because no feature declares its permission; so does whoever asks for the node's health. */
    private void nameUndeclared() {
        if (security.permissions().get() != null) {
            access.nameUndeclared();
        }
    }

    public void close() {
        applications.close();
        refusals.close();
        connections.close();
    }

    private boolean declared(Permission permission) {
        Permissions known = security.permissions().get();
        return known != null && known.isDeclared(permission);
    }

    private Set<Object> resources() {
        Set<Object> resources = new HashSet<>(contributions.pages());
        resources.add(new HomePage(this::parts, this::cards, this::workflows, node));
        resources.add(new SearchPage(contributions.search(), this::sources));
        resources.add(new HelpPage(node));
        resources.add(new DoctorPage(contributions.checks()));
        resources.add(new LanguageResource());
        resources.add(new OpenApiResource(node, applications::serving));
        resources.add(new PermissionsResource(access, security.permissions()));
        return resources;
    }

    /** The cards that may be shown, each of which may fail without taking the home page along. */
    private List<Card> cards() {
        return contributions.cards().get().stream()
                .filter(card -> declared(card.permission()))
                .<Card>map(card -> new CarefulCard(card))
                .toList();
    }

    private List<HomePart> parts() {
        return contributions.parts().get().stream()
                .filter(part -> declared(part.permission()))
                .toList();
    }

    private List<SearchSource> sources() {
        return contributions.sources().get().stream()
                .filter(source -> declared(source.permission()))
                .toList();
    }

    private boolean workflows() {
        return applications.all().stream().anyMatch(WebApplication::workflow);
    }

    private Frame frame(Visit visit) {
        Authentication.SignedIn who = visit.who();
        return new Frame(
                visit.language(),
                visit.path(),
                visit.query(),
                "",
                who == null ? List.of() : menu(visit.caller()),
                node.country().value(),
                node.demo(),
                node.version(),
                assets::address,
                who == null
                        ? null
                        : new Frame.Account(
                                who.name(),
                                who.actingFor().map(OfficerId::value).orElse("")),
                who == null ? null : visit.closed());
    }

    private List<Link> menu(Caller caller) {
        return contributions.menu().get().stream()
                .filter(entry -> caller.holds(entry.permission()) && declared(entry.permission()))
                .sorted(Comparator.comparingInt(MenuEntry::order).thenComparing(MenuEntry::path))
                .map(entry -> new Link(label(entry, caller), entry.path()))
                .toList();
    }

    /** With what waits there, such as "Inbox (3)"; a bundle that fails to count takes no page along. */
    private static String label(MenuEntry entry, Caller caller) {
        String label = entry.label(caller.language());
        try {
            String waiting = entry.waiting(caller);
            return waiting.isEmpty() ? label : label + " (" + waiting + ")";
        } catch (RuntimeException | LinkageError e) {
            LOG.error("What waits at {} was not counted", entry.path(), e);
            return label;
        }
    }
}
