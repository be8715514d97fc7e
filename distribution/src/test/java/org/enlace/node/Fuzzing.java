package org.enlace.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything a demonstration serves, given what it cannot read: for each route of its own list what is made of something valid by
 * chance. Officers who may do everything send it, so that it comes as far as a parser; what an officer does with their own account
 * is tried with one that is for that.
 */
public final class Fuzzing implements AutoCloseable, Knock.Visitors {
    private static final String PASSWORD = "una-frase-larga-para-probar";
    private static final Duration PROOF = Duration.ofMinutes(8);
    private static final Pattern COOKIE = Pattern.compile("\nset-cookie: (enlace=[^;]+)");
    private static final int AT_ONCE = 2;
    private static final int AHEAD = 32;
    private static final int TOO_LARGE = 900_000;

    private final Program node;
    private final List<Reach> routes;
    private final Seeds seeds;
    private final Account admin;
    private final String permissions;
    private final Account other = Account.of("fuzzed", PASSWORD);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private volatile String token = "";
    private volatile String adminsCookie = "";
    private volatile String othersCookie = "";
    private Instant proven = Instant.MIN;

    /** Of a node that {@link Program#demo} has started. */
    public Fuzzing(Program node) {
        this.node = node;
        this.routes = Reach.of(node).stream().filter(Reach::isRoute).toList();
        this.admin = Account.ofDemo(node, "admin");
        Browser browser = new Browser(node).signIn(admin);
        browser.makes(node, other, "sample-unit", "officer");
        permissions = Client.permissions(Client.inSessionOf(node, browser));
        Client client = Client.administering(node, admin.name(), permissions);
        token = line(client);
        seeds = new Seeds(node, browser, client, routes);
        adminsCookie = cookie(browser);
        proven = Instant.now();
        othersIn();
    }

    /**
     * What became of the inputs for one route.
     *
     * @param inputs     how many were sent
     * @param statuses   how many had which answer
     * @param turnedAway by the gate, before anything was read, though somebody was signed in
     * @param understood found to be something that the route reads, whatever it then said to it
     */
    public record Tally(Reach route, int inputs, Map<Integer, Integer> statuses, int turnedAway, int understood) {
        /** Whether it proves anything: most came past the gate, and some past the parser. */
        public boolean reached() {
            return route.open() || turnedAway <= inputs / 2 && understood > 0;
        }

        /** Both together. */
        Tally and(Tally more) {
            Map<Integer, Integer> all = new TreeMap<>(statuses);
            more.statuses.forEach((status, count) -> all.merge(status, count, Integer::sum));
            return new Tally(
                    route, inputs + more.inputs, all, turnedAway + more.turnedAway, understood + more.understood);
        }

        @Override
        public String toString() {
            return route + ": " + inputs + " inputs, " + statuses + ", turned away " + turnedAway;
        }
    }

    /** Those that anybody may reach come last: the tries at sign-in that are among them shut the door for a while. */
    public List<Reach> routes() {
        return routes.stream()
                .sorted(java.util.Comparator.comparing(Reach::open))
                .toList();
    }

    /** Whether a route reads something of its own, and reading it is all that most inputs come to. */
    public boolean worthMany(Reach route) {
        return seeds.reads(route) && !seeds.costs(route);
    }

    /** Sends a route so many inputs, made from a seed. Anything that no answer may be stops the test. */
    public Tally run(Reach route, int inputs, int chunk, long seed) throws Exception {
        Map<Integer, Integer> statuses = new TreeMap<>();
        AtomicInteger turnedAway = new AtomicInteger();
        AtomicInteger understood = new AtomicInteger();
        for (int done = 0; done < inputs; ) {
            if (!route.open() && Duration.between(proven, Instant.now()).compareTo(PROOF) > 0) {
                adminsIn();
                othersIn();
            }
            int before = turnedAway.get();
            int sent = 0;
            List<Future<Map<Integer, Integer>>> parts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE && done < inputs; i++) {
                int size = Math.min(chunk, inputs - done);
                long own = new Random(seed ^ route.toString().hashCode() ^ (long) done << 20).nextLong();
                parts.add(threads.submit(() -> part(route, size, new Random(own), turnedAway, understood)));
                done += size;
                sent += size;
            }
            for (Future<Map<Integer, Integer>> part : parts) {
                part.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
            if (!route.open() && turnedAway.get() - before > sent / 2) {
                if (route.api()) {
                    renewToken();
                } else if (route.anyOfficer()) {
                    othersIn();
                } else {
                    adminsIn();
                }
            }
        }
        return new Tally(route, inputs, statuses, turnedAway.get(), understood.get());
    }

    private Map<Integer, Integer> part(
            Reach route, int size, Random random, AtomicInteger turnedAway, AtomicInteger understood) {
        Map<Integer, Integer> statuses = new TreeMap<>();
        // What an officer does with their own account may renew the session, which the next one is to be sent with.
        int ahead = route.anyOfficer() && !route.safe() ? 1 : AHEAD;
        try (Wire wire = new Wire(node.port())) {
            for (int done = 0; done < size; ) {
                List<Knock> knocks = new ArrayList<>();
                for (; knocks.size() < ahead && done < size; done++) {
                    knocks.add(Knock.of(route, seeds, this, random));
                }
                List<Wire.Answer> answers =
                        wire.exchange(knocks.stream().map(Knock::bytes).toList());
                for (int i = 0; i < answers.size(); i++) {
                    Knock knock = knocks.get(i);
                    Wire.Answer answer = answers.get(i);
                    checked(route, knock, answer);
                    statuses.merge(answer.status(), 1, Integer::sum);
                    if (knock.stranger()) {
                        continue;
                    }
                    renewed(route, answer);
                    if (turnedAway(answer)) {
                        turnedAway.incrementAndGet();
                    } else if (understood(answer.status())) {
                        understood.incrementAndGet();
                    }
                }
            }
        }
        return statuses;
    }

    private static boolean turnedAway(Wire.Answer answer) {
        return answer.status() == 401
                || answer.status() == 403
                || answer.status() == 303 && answer.location().matches(".*/(sign-in|confirm)(\\?.*)?");
    }

    /** Also where somebody is asked to wait: who has tried too often is known once the form is read. */
    private static boolean understood(int status) {
        return status / 100 == 2
                || status / 100 == 3
                || Set.of(404, 409, 412, 422, 429).contains(status);
    }

    /** What no answer may be: a fault, silence, a page with what was sent as it was sent, a word of what is inside. */
    static void checked(Reach route, Knock knock, Wire.Answer answer) {
        String wrong = answer.status() >= 500
                ? "gave " + answer.status()
                : answer.status() == 0 && knock.bytes().length < TOO_LARGE
                        ? "gave no answer"
                        : answer.page() && answer.body().contains(Hostile.MARK)
                                ? "wrote what was sent into a page"
                                : answer.body().contains("Exception") ? "told of an exception" : "";
        if (!wrong.isEmpty()) {
            throw new AssertionError(route + " " + wrong + ":\n" + knock + "\n\n" + answer.head() + answer.body());
        }
    }

    @Override
    public String signed(Reach route) {
        if (route.open()) {
            return "";
        }
        return route.api() ? token : route.anyOfficer() ? othersCookie : adminsCookie;
    }

    /** Some acts end a session and begin another in its place. */
    private void renewed(Reach route, Wire.Answer answer) {
        Matcher cookie = COOKIE.matcher(answer.head());
        if (!route.open() && cookie.find()) {
            if (route.anyOfficer()) {
                othersCookie = "Cookie: " + cookie.group(1) + "\r\n";
            } else {
                adminsCookie = "Cookie: " + cookie.group(1) + "\r\n";
            }
        }
    }

    @Override
    public int port() {
        return node.port();
    }

    private void adminsIn() {
        node.told("officer:unlock", admin.name());
        adminsCookie = cookie(new Browser(node).signIn(admin));
        proven = Instant.now();
    }

    /** Makes another token at the console: what was sent may have ended the former one. No second factor is waited for there. */
    private void renewToken() {
        token = line(Client.administering(node, admin.name(), permissions));
    }

    private static String line(Client client) {
        return client.headers()[0] + "\r\n";
    }

    private void othersIn() {
        node.told("officer:unlock", other.name());
        othersCookie = cookie(new Browser(node).signIn(other));
    }

    private static String cookie(Browser browser) {
        return "Cookie: enlace=" + browser.cookie("enlace") + "\r\n";
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
