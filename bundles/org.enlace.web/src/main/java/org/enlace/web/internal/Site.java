package org.enlace.web.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.contribution.Card;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.MenuEntry;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.pages.HelpPage;
import org.enlace.web.internal.pages.HomePage;
import org.enlace.web.internal.pages.SearchPage;
import org.enlace.web.internal.platform.HealthResource;
import org.enlace.web.internal.platform.LanguageResource;
import org.enlace.web.internal.platform.MetricsResource;
import org.enlace.web.internal.platform.OpenApiResource;
import org.enlace.web.internal.platform.PlatformApplication;
import org.enlace.web.internal.rest.JerseyApplication;
import org.enlace.web.internal.rest.Limits;
import org.enlace.web.internal.ui.Frame;
import org.enlace.web.ui.Link;

/** The parts of the web side put together, with or without a framework around them. */
public final class Site {
    private static final List<String> ASSETS = List.of(
            "enlace.css",
            "enlace.js",
            "enlace.svg",
            "govuk-frontend.min.css",
            "govuk-frontend.min.js",
            "htmx.min.js",
            "moj-frontend.min.css");

    /** What the installed bundles contribute, asked for anew each time. */
    public record Contributions(
            Supplier<List<MenuEntry>> menu,
            Supplier<List<Card>> cards,
            Supplier<List<HealthCheck>> checks,
            Supplier<Optional<Search>> search,
            Supplier<List<SearchSource>> sources) {
        /** Nothing at all. */
        public static Contributions none() {
            return new Contributions(List::of, List::of, List::of, Optional::empty, List::of);
        }
    }

    private final Node node;
    private final Contributions contributions;
    private final Assets assets = new Assets(Site.class.getClassLoader(), ASSETS);
    private final Applications applications;
    private final FrontDoor door;
    private final Malformed malformed;

    /**
     * @param locality for those who ask for no language and no zone
     * @param started  whether every bundle has been started
     */
    public Site(Node node, Locality locality, Limits limits, BooleanSupplier started, Contributions contributions) {
        this.node = node;
        this.contributions = contributions;
        Answers answers = new Answers(this::frame);
        Metrics metrics = new Metrics();
        applications = new Applications(application -> new JerseyApplication(
                application, answers, limits, Clock.systemUTC(), new NoServlet(application.module())));
        Callers callers = new Callers(locality);
        door = new FrontDoor(callers, applications, answers, assets, metrics);
        malformed = new Malformed(callers, answers);
        applications.add(new PlatformApplication(resources(started, metrics)));
    }

    public FrontDoor door() {
        return door;
    }

    /** For what never reaches the door. */
    public Malformed malformed() {
        return malformed;
    }

    public Applications applications() {
        return applications;
    }

    public void close() {
        applications.close();
    }

    private Set<Object> resources(BooleanSupplier started, Metrics metrics) {
        Set<Object> resources = new HashSet<>();
        resources.add(new HomePage(this::cards, this::workflows, node));
        resources.add(new SearchPage(contributions.search(), contributions.sources()));
        resources.add(new HelpPage(node));
        resources.add(new HealthResource(node, started, contributions.checks()));
        resources.add(new MetricsResource(metrics));
        resources.add(new LanguageResource());
        resources.add(new OpenApiResource(node, applications::serving));
        return resources;
    }

    /** The cards, each of which may fail without taking the home page along. */
    private List<Card> cards() {
        return contributions.cards().get().stream()
                .<Card>map(card -> new CarefulCard(card))
                .toList();
    }

    private boolean workflows() {
        List<WebApplication> all = applications.all();
        return all.size() > 1;
    }

    private Frame frame(Visit visit) {
        Caller caller = visit.caller();
        List<Link> menu = contributions.menu().get().stream()
                .filter(entry -> caller.holds(entry.permission()))
                .sorted(Comparator.comparingInt(MenuEntry::order).thenComparing(MenuEntry::path))
                .map(entry -> new Link(entry.label(caller.language()), entry.path()))
                .toList();
        return new Frame(
                caller.language(),
                visit.path(),
                visit.query(),
                "",
                menu,
                node.country().value(),
                node.demo(),
                node.version(),
                assets::address);
    }
}
