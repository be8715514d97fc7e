package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;

/**
 * One of each record of training, so that the addresses of its routes lead somewhere.
 *
 * @param programme the ids of each
 */
record TrainingSeeds(
        String programme,
        String series,
        String session,
        String nomination,
        String action,
        String lesson,
        String cost,
        String questionnaire,
        String indicator) {
    /** What is noted of the session, and found. */
    static final String NOTED = "Quebradilla";

    private static final String API = "/api/training/";

    static TrainingSeeds made(Client client) {
        String programme = created(client, "programmes", "{\"title\":\"Semilla\",\"summary\":\"\"}");
        String series = created(
                client,
                "series",
                "{\"kind\":\"course\",\"title\":\"Semilla\",\"summary\":\"\",\"organiser\":\"Unidad\",\"zone\":\"America/Bogota\","
                        + "\"languages\":[\"es\"],\"quotas\":[{\"country\":\"PE\",\"seats\":1}]}");
        String session = created(
                client,
                "series/" + series + "/sessions",
                "{\"title\":\"Semilla\",\"start\":\"2031-03-03T09:00\",\"end\":\"2031-03-03T10:00\",\"zone\":\"America/Bogota\","
                        + "\"languages\":[\"es\"]}");
        String nomination = created(
                client,
                "series/" + series + "/nominations",
                "{\"name\":\"Semilla\",\"country\":\"PE\",\"mail\":\"semilla@unidad.example\",\"language\":\"es\"}");
        String action = created(
                client,
                "sessions/" + session + "/actions",
                "{\"text\":\"Semilla\",\"owner\":\"Unidad\",\"country\":\"PE\",\"due\":\"2031-04-03\"}");
        String lesson = created(
                client,
                "sessions/" + session + "/lessons",
                "{\"title\":\"Semilla\",\"text\":\"" + NOTED + "\",\"language\":\"es\"}");
        String cost = created(
                client,
                "series/" + series + "/costs",
                "{\"kind\":\"room\",\"minor\":100,\"currency\":\"USD\",\"note\":\"\"}");
        String questionnaire = created(client, "series/" + series + "/evaluations", "{\"template\":\"reaction\"}");
        String indicator = created(
                client,
                "series/" + series + "/indicators",
                "{\"name\":\"Semilla\",\"unit\":\"%\",\"before\":1,\"source\":\"Semilla\"}");
        return new TrainingSeeds(
                programme, series, session, nomination, action, lesson, cost, questionnaire, indicator);
    }

    private static String created(Client client, String path, String json) {
        HttpResponse<String> made = client.post(API + path, json);
        assertEquals(201, made.statusCode(), made.body());
        return Client.json(made).getString("id");
    }

    /** What fills the id of a route. */
    String id(String route) {
        if (route.contains("/actions/{id}")) {
            return action;
        }
        if (route.contains("/lessons/{id}")) {
            return lesson;
        }
        if (route.contains("/costs/{id}")) {
            return cost;
        }
        if (route.contains("/evaluations/{id}")) {
            return questionnaire;
        }
        if (route.contains("/indicators/{id}")) {
            return indicator;
        }
        return route.contains("/programmes/")
                ? programme
                : route.contains("/sessions/{id}")
                        ? session
                        : route.contains("/nominations/{id}") ? nomination : series;
    }
}
