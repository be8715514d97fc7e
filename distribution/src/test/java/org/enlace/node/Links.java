package org.enlace.node;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the links that one officer's pages offer. To each route a few links are followed, each from another page, and one for
 * each parameter: the cost grows with what the node serves and not with what it stores.
 */
final class Links {
    /** Linked and not followed: it changes the language in which the other pages are read. */
    private static final String LANGUAGE = "/language/{tag}";

    private static final Pattern LINK = Pattern.compile("(href|action)=\"([/?][^\"#]*)");
    private static final int MOST_OF_A_ROUTE = 2;
    private static final int VALUES = 2;

    private final List<Reach> routes;
    private final Browser browser;
    private final Map<String, Integer> followed = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> visited = new LinkedHashSet<>();
    private final List<String> broken = new ArrayList<>();
    private final Deque<Link> ahead = new ArrayDeque<>();

    private record Link(String from, String to) {
        String broken(String how) {
            return from + " offers " + to + ", which " + how;
        }
    }

    Links(List<Reach> routes, Browser browser) {
        this.routes = routes;
        this.browser = browser;
    }

    /** What is wrong, with the page and the link; empty if every link leads somewhere. */
    List<String> follow() {
        ahead.add(new Link("/", "/"));
        while (!ahead.isEmpty()) {
            visit(ahead.poll());
        }
        return broken;
    }

    /** The pages that were read. */
    Set<String> visited() {
        return visited;
    }

    private void visit(Link link) {
        HttpResponse<String> answer = browser.get(link.to());
        visited.add(link.to());
        String location = Gatekeeping.led(answer);
        if (answer.statusCode() >= 400 || location.startsWith("/sign-in?")) {
            broken.add(link.broken("answers " + answer.statusCode() + " " + location));
        } else if (location.startsWith("/")) {
            offer(link.to(), location);
        } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            readLinks(link.to(), answer.body());
        }
    }

    private void readLinks(String from, String page) {
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            String words = link.group(2).replace("&amp;", "&");
            String to = words.startsWith("?") ? path(from) + words : words;
            if (link.group(1).equals("href")) {
                offer(from, to);
            } else if (routes.stream().noneMatch(route -> route.takes(path(to)))) {
                broken.add(new Link(from, to).broken("is a form in no list"));
            }
        }
    }

    private void offer(String from, String to) {
        if (to.startsWith("/assets/") || !seen.add(to)) {
            return;
        }
        Link link = new Link(from, to);
        Optional<String> route = route(to);
        if (route.isEmpty()) {
            broken.add(link.broken("is in no list"));
        } else if (!route.get().equals(LANGUAGE) && isWanted(link, route.get())) {
            ahead.add(link);
        }
    }

    private boolean isWanted(Link link, String route) {
        boolean further = followed.getOrDefault(route, 0) < MOST_OF_A_ROUTE && seen.add(link.from() + " " + route);
        boolean another = false;
        String query = link.to().substring(path(link.to()).length());
        for (String parameter : query.split("[?&]")) {
            another |= seen.add(route + "?" + parameter.split("=", 2)[0]);
        }
        if (further || another) {
            followed.merge(route, 1, Integer::sum);
        }
        return further || another;
    }

    private Optional<String> route(String link) {
        return routes.stream()
                .filter(Reach::safe)
                .filter(route -> route.takes(path(link)))
                .map(Reach::name)
                .min(Comparator.comparing(name -> name.split("\\{", -1).length));
    }

    private static String path(String link) {
        return link.split("\\?", 2)[0];
    }

    /**
     * Asks every route about what the pages that were read name, linked or not.
     *
     * @param cast fills all parameters but the first
     * @return what broke the node
     */
    List<String> ask(Cast cast) {
        List<String> failed = new ArrayList<>();
        for (Reach route : routes) {
            int first = route.name().indexOf('{');
            if (first < 0 || !route.safe() || route.name().equals(LANGUAGE)) {
                continue;
            }
            String before = route.name().substring(0, first);
            String after = cast.address(route).substring(first).replaceFirst("^[^/]*", "");
            visited.stream()
                    .map(Links::path)
                    .filter(path -> path.startsWith(before))
                    .filter(path -> route(path).orElseThrow().startsWith(before + "{"))
                    .map(path -> before + path.substring(first).replaceFirst("/.*", "") + after)
                    .distinct()
                    .limit(VALUES)
                    .filter(address -> browser.get(address).statusCode() >= 500)
                    .forEach(failed::add);
        }
        return failed;
    }
}
