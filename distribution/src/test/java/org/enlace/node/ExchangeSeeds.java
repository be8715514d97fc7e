package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call for exchanges that is open, a place, an application and a draft, so that the addresses of their routes lead somewhere.
 *
 * @param call the ids of each
 */
record ExchangeSeeds(String call, String place, String application, String draft) {
    private static final String API = "/api/training/";
    private static final Map.Entry<String, String> VERSION = Map.entry("version", "1");
    private static final Map.Entry<String, String> REASON = Map.entry("reason", "Prueba");
    private static final String ONE = "/training/exchanges/applications/{id}/";

    /** Forms that no page shows, because nothing is as far as that. */
    static final Map<String, List<Map.Entry<String, String>>> OTHERWISE = Map.ofEntries(
            Map.entry("/training/exchanges/calls/{id}/publish", List.of(VERSION)),
            Map.entry("/training/exchanges/calls/{id}/close", List.of(VERSION)),
            Map.entry("/training/exchanges/calls/{id}/reopen", List.of(VERSION)),
            Map.entry("/training/exchanges/calls/{id}/apply", List.of()),
            Map.entry("/training/exchanges/places/{id}/withdraw", List.of(VERSION)),
            Map.entry("/training/exchanges/drafts/{id}/{stage}", List.of(VERSION, Map.entry("name", "Prueba"))),
            Map.entry("/training/exchanges/drafts/{id}/discard", List.of()),
            Map.entry(ONE + "withdraw", List.of(VERSION, Map.entry("withdrawal", "Prueba"))),
            Map.entry(ONE + "endorse", List.of(VERSION)),
            Map.entry(ONE + "refuse", List.of(VERSION, REASON)),
            Map.entry(
                    ONE + "propose",
                    List.of(
                            VERSION,
                            Map.entry("place", "00000000-0000-7000-8000-000000000000"),
                            Map.entry("stay-day", "3"),
                            Map.entry("stay-month", "3"),
                            Map.entry("stay-year", "2031"))),
            Map.entry(ONE + "accept", List.of(VERSION)),
            Map.entry(ONE + "discard", List.of(VERSION)),
            Map.entry(ONE + "confirm", List.of(VERSION)),
            Map.entry(ONE + "decline", List.of(VERSION, REASON)),
            Map.entry(ONE + "look-again", List.of(VERSION)),
            Map.entry(ONE + "tick", List.of(VERSION, Map.entry("item", "visa"), Map.entry("state", "ready"))),
            Map.entry(ONE + "prepared", List.of(VERSION)),
            Map.entry(ONE + "hold", List.of(VERSION)),
            Map.entry(
                    ONE + "paper",
                    List.of(
                            VERSION,
                            Map.entry("kind", "report"),
                            Map.entry("document", "00000000-0000-7000-8000-000000000000"))),
            Map.entry(ONE + "expenses", List.of(VERSION, Map.entry("expenses", "Hotel; 10; USD"))),
            Map.entry(ONE + "reported", List.of(VERSION)),
            Map.entry(ONE + "certify", List.of(VERSION)),
            Map.entry(
                    ONE + "follow-up", List.of(VERSION, Map.entry("due", "three-months"), Map.entry("used", "Prueba"))),
            Map.entry("/training/exchanges/hosted/{id}/confirm", List.of(VERSION)),
            Map.entry("/training/exchanges/hosted/{id}/decline", List.of(VERSION, REASON)),
            Map.entry(ONE + "end", List.of(VERSION, Map.entry("product", ""), Map.entry("document", ""))));

    static ExchangeSeeds made(Client client, Browser admin) {
        String call = created(
                client,
                "calls",
                "{\"title\":\"Semilla\",\"themes\":[\"routes\"],\"window\":{\"first\":\"2031-03-01\",\"last\":\"2031-03-31\"},"
                        + "\"days\":5,\"deadline\":\"2031-01-31\"}");
        HttpResponse<String> published = client.send(client.at(API + "calls/" + call + "/publish")
                .header("If-Match", "\"v1\"")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(200, published.statusCode(), published.body());
        String place = created(
                client,
                "calls/" + call + "/places",
                "{\"country\":\"PE\",\"unit\":\"Semilla\",\"themes\":[\"routes\"],\"languages\":{\"es\":\"B1\"},"
                        + "\"periods\":[{\"first\":\"2031-03-03\",\"last\":\"2031-03-14\"}],\"bands\":[\"operational\"],"
                        + "\"capacity\":1}");
        String application = created(
                client,
                "calls/" + call + "/applications",
                "{\"name\":\"Semilla\",\"post\":\"Unidad\",\"band\":\"operational\",\"languages\":{\"es\":\"C2\"},"
                        + "\"themes\":[\"routes\"],\"available\":[{\"first\":\"2031-03-03\",\"last\":\"2031-03-14\"}],"
                        + "\"objectives\":\"Prueba\",\"approval\":{\"superior\":\"Jefatura\",\"on\":\"2026-01-15\"}}");
        String began = admin.done("/training/exchanges/calls/" + call + "/apply")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String draft = began.replaceAll(".*/drafts/([0-9a-f-]+)/.*", "$1");
        return new ExchangeSeeds(call, place, application, draft);
    }

    private static String created(Client client, String path, String json) {
        HttpResponse<String> made = client.post(API + path, json);
        assertEquals(201, made.statusCode(), made.body());
        return Client.json(made).getString("id");
    }

    /** What fills the id of a route; empty for one of another area. */
    Optional<String> id(String route) {
        if (route.contains("/calls/{id}")) {
            return Optional.of(call);
        } else if (route.contains("/places/{id}")) {
            return Optional.of(place);
        } else if (route.contains("/drafts/{id}")) {
            return Optional.of(draft);
        } else if (route.contains("/hosted/{id}")) {
            // Another country's node asks; here none does.
            return Optional.of("00000000-0000-7000-8000-000000000000");
        }
        return route.contains("/applications/{id}") ? Optional.of(application) : Optional.empty();
    }

    /** What fills a parameter that names one of few; empty for one of another area. */
    static Optional<String> word(String parameter, String route) {
        return switch (parameter) {
            case "{item}" -> route.contains("/preparation/") ? Optional.of("visa") : Optional.empty();
            case "{paper}" -> Optional.of("report");
            case "{due}" -> Optional.of("three-months");
            case "{stage}" -> Optional.of("officer");
            default -> Optional.empty();
        };
    }
}
