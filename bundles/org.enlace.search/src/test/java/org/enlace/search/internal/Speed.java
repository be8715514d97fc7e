package org.enlace.search.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search.Question;
import org.enlace.search.Search.Results;

/** Prints how long filling and searching take with many records; not a test. Argument: how many records. */
final class Speed {
    private static final String[] WORDS =
            ("trata personas tráfico migrantes búsqueda operación conjunta frontera policía "
                            + "fiscalía víctima identificación protección protocolo cooperación extradición red criminal documento falso")
                    .split(" ");

    private static final int ROUNDS = 50;

    private Speed() {}

    public static void main(String[] arguments) throws Exception {
        int many = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("speed");
        LuceneSearch search = new LuceneSearch(folder, new FixedKeys().secret("search"), Duration.ofHours(1));
        Made source = new Made(many);
        search.add(source);
        long start = System.nanoTime();
        do {
            search.refresh("made");
        } while (!search.problems().isEmpty());
        print("filled with " + many, start);
        Caller caller = new Caller(new OfficerId("local"), Language.ES, ZoneOffset.UTC, any -> true);
        for (String words : List.of("trata", "trata frontera policia", "numero" + many / 2, "nada")) {
            Question question = new Question(words, Set.of(), Map.of(), null, 20);
            for (int warm = 0; warm < ROUNDS; warm++) {
                search.find(question, caller);
            }
            start = System.nanoTime();
            for (int round = 1; round < ROUNDS; round++) {
                search.find(question, caller);
            }
            Results results = search.find(question, caller);
            String total = results.total() + (results.totalIsExact() ? "" : "+");
            print(ROUNDS + " times \"" + words + "\": " + total, start);
        }
        start = System.nanoTime();
        search.refresh("made");
        print("refresh with nothing new", start);
        start = System.nanoTime();
        search.close();
        print("closed", start);
        search = new LuceneSearch(folder, new FixedKeys().secret("search"), Duration.ofHours(1));
        start = System.nanoTime();
        search.add(source);
        search.find(new Question("trata", Set.of(), Map.of(), null, 20), caller);
        print("reopened and searched", start);
        search.close();
    }

    private static void print(String what, long start) {
        System.out.printf("%-40s %8.1f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private record Made(int many) implements SearchSource {
        @Override
        public String name() {
            return "made";
        }

        @Override
        public Permission permission() {
            return new Permission("made.read");
        }

        @Override
        public String label(Language language) {
            return "made";
        }

        @Override
        public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
            // One record a second.
            long from = Math.max(0, changed.getEpochSecond() + (id == null && changed.getEpochSecond() == 0 ? 0 : 1));
            return java.util.stream.LongStream.range(from, Math.min(many, from + limit))
                    .mapToObj(this::record)
                    .toList();
        }

        private Document record(long number) {
            Random random = new Random(number);
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                body.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            Text text = new Text(WORDS[random.nextInt(WORDS.length)] + " numero" + number, body.toString());
            return new Document(
                    new RecordId(new UUID(number, number)),
                    Instant.ofEpochSecond(number),
                    "/made/" + number,
                    Map.of(Language.ES, text, Language.PT, text),
                    Set.of("K-" + number),
                    Map.of("country", Set.of("CO")),
                    false);
        }
    }
}
