package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Work of each kind that officers of a demonstration did before it was backed up, and go on with on the restored node: a team with a
 * file among its evidence, an exchange of training with what came of it, a record of the library.
 *
 * @param officers who signed in, with their apps: the restored node remembers which codes the node before it took
 */
record KeptWork(
        String team, String item, String file, TrainingSeeds training, String guide, Map<String, Account> officers) {
    private static final String TITLE = "Guía que se respalda";
    private static final String CONTENT = "MUESTRA: contenido de una imagen, con acentos áéí";

    static KeptWork done(Program node) {
        Client admin = Client.of(node);
        Map<String, Account> accounts = new HashMap<>();
        Function<String, Client> officers = officers(node, accounts);
        Exhibits all = new Exhibits("CO", "/api/jit/teams", officers);
        String team = all.list("").stream()
                .map(one -> "/" + one.getString("id"))
                .filter(id -> all.there("investigator", id + "/entries?kind=evidence"))
                .map(id -> "/api/jit/teams" + id)
                .findFirst()
                .orElseThrow();
        Exhibits evidence = new Exhibits("CO", team, officers);
        String item = evidence.item("MUESTRA: imagen respaldada", "digital");
        String file = evidence.stored(item, "MUESTRA.bin", CONTENT.getBytes(StandardCharsets.UTF_8));
        return new KeptWork(
                team, item, file, TrainingSeeds.made(admin), admin.create(TITLE).orElseThrow(), accounts);
    }

    /** Sessions at a node, of officers who keep their apps. */
    private static Function<String, Client> officers(Program node, Map<String, Account> accounts) {
        Map<String, Client> sessions = new HashMap<>();
        return name -> sessions.computeIfAbsent(name, one -> signedIn(node, one, accounts));
    }

    private static Client signedIn(Program node, String name, Map<String, Account> accounts) {
        return Client.signedIn(node, accounts.computeIfAbsent(name, one -> Account.ofDemo(node, one)));
    }

    /** One of them, on the node or the restored one. */
    Client signedIn(Program node, String name) {
        return signedIn(node, name, officers);
    }

    /** Everything is there as it was, is found, and can be worked on. */
    void goesOn(Program node) {
        Function<String, Client> sessions = officers(node, officers);
        Exhibits evidence = new Exhibits("CO", team, sessions);
        assertEquals(200, sessions.apply("investigator").status(team.substring("/api".length())), "its page");
        assertEquals(1, evidence.list("/evidence/" + item + "/contents").size());
        assertEquals(
                CONTENT,
                new String(
                        evidence.fetched("investigator", "/api/files/" + file + "/content"), StandardCharsets.UTF_8));
        Client admin = sessions.apply("admin");
        for (String page : new String[] {"series/" + training.series(), "sessions/" + training.session()}) {
            HttpResponse<String> read = admin.get("/training/" + page);
            assertEquals(200, read.statusCode(), page);
            assertTrue(read.body().contains("Semilla"), page);
        }
        NotesNode.await(
                "the search finds the record and what came of the session",
                () -> found(admin, "respalda", TITLE) && found(admin, TrainingSeeds.NOTED, "Semilla"));
        changed(Client.of(node));
    }

    /** Whether the search shows a title for a word; words that were found are marked in it. */
    static boolean found(Client officer, String word, String title) {
        return officer.get("/search?q=" + word)
                .body()
                .replaceAll("</?mark>", "")
                .contains(title);
    }

    private void changed(Client officer) {
        String path = "/api/protocols/" + guide;
        HttpResponse<String> before = officer.get(path);
        assertEquals(TITLE, Client.json(before).getString("title"));
        HttpResponse<String> after = officer.send(officer.at(path)
                .header("Content-Type", "application/json")
                .header("If-Match", before.headers().firstValue("ETag").orElseThrow())
                .PUT(BodyPublishers.ofString(Client.aGuide(TITLE + ", cambiada"))));
        assertEquals(200, after.statusCode(), after.body());
        assertEquals(TITLE + ", cambiada", Client.json(officer.get(path)).getString("title"));
    }
}
