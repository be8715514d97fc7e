package org.enlace.protocols.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Table;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.LibraryStatistics;
import org.enlace.protocols.internal.SearchIndex;

/** {@code protocols:stats} and {@code protocols:reindex}. */
final class LibraryLines {
    private final LibraryStatistics statistics;
    private final SearchIndex search;

    LibraryLines(LibraryStatistics statistics, SearchIndex search) {
        this.statistics = statistics;
        this.search = search;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "stats",
                        "how much the library holds: records, versions, adoptions, partners' records, reviews that wait",
                        Protocols.READ,
                        false,
                        List.of(),
                        List.of(Option.JSON),
                        "protocols:stats --json",
                        this::stats),
                new Line(
                        "reindex",
                        "build the library's part of the search anew; until it is done a search misses records",
                        Protocols.IMPORT,
                        true,
                        List.of(),
                        List.of(Option.JSON),
                        "protocols:reindex",
                        this::reindex));
    }

    private int stats(Invocation invocation) {
        Map<String, Map<String, Long>> all = statistics.of(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
            return 0;
        }
        Table table = new Table("Counted", "By", "Number");
        all.forEach((counted, numbers) -> numbers.forEach((by, number) -> table.row(counted, by, number)));
        invocation.print(table);
        return 0;
    }

    private int reindex(Invocation invocation) {
        int total = (int) (long) statistics.of(invocation.caller()).get("state").get("effective");
        long begun = System.nanoTime();
        int read = search.rebuild(done -> invocation.progress().at("Indexing", Math.min(done, total), total))
                .orElseThrow(() -> new Refusal(
                        "protocol.no-search", "This node has no search at the moment; look at node:status"));
        double seconds = Math.max(1, System.nanoTime() - begun) / 1e9;
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("records", read);
            json.put("milliseconds", Math.round(seconds * 1_000));
            invocation.json(json);
        } else {
            invocation.out().printf("Indexed %d records in %.1f s.%n", read, seconds);
        }
        return 0;
    }
}
