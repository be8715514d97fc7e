package org.enlace.exchange.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Parcels.Elsewhere;
import org.enlace.exchange.Parcels.Stuck;
import org.enlace.exchange.Parcels.Trouble;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;

/** {@code exchange:problems}, {@code retry}, {@code again}, {@code restored}. */
final class MendingLines {
    private static final String EXCHANGE = "exchange";
    private static final int SHOWN = 200;

    private final Parcels parcels;
    private final Texts texts = Texts.of(MendingLines.class);

    MendingLines(Parcels parcels) {
        this.parcels = parcels;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        EXCHANGE,
                        "problems",
                        "what could not be taken in or handed over, and what to do about each",
                        Exchange.READ,
                        List.of(),
                        List.of(Option.JSON),
                        "exchange:problems",
                        this::problems),
                new Line(
                        EXCHANGE,
                        "retry",
                        "hand over again what waits for its module or was quarantined",
                        Exchange.CARRY,
                        List.of(new Parameter("RECORD", "its id; all without", false, false)),
                        List.of(Option.JSON),
                        "exchange:retry",
                        this::retry),
                new Line(
                        EXCHANGE,
                        "again",
                        "send a record of this country anew, as a version above all that peers told of",
                        Exchange.CARRY,
                        List.of(new Parameter("RECORD", "its id", true, false)),
                        List.of(Option.JSON),
                        "exchange:again 01890a5d-ac96-774b-bcce-b302099a8057",
                        this::again),
                new Line(
                        EXCHANGE,
                        "restored",
                        "say that this node was restored from a backup: everything shared is sent again",
                        Exchange.CARRY,
                        List.of(),
                        List.of(Option.JSON),
                        "exchange:restored",
                        this::restored));
    }

    private int problems(Invocation invocation) {
        List<Stuck> stuck = parcels.stuck(SHOWN, invocation.caller());
        List<Elsewhere> elsewhere = parcels.unremembered(invocation.caller());
        List<Trouble> troubles = parcels.troubles(SHOWN, invocation.caller());
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("records", stuck);
            json.put("unremembered", elsewhere);
            json.put("parcels", troubles.stream().map(this::json).toList());
            invocation.json(json);
        } else if (stuck.isEmpty() && troubles.isEmpty() && elsewhere.isEmpty()) {
            invocation.out().println("No problem.");
        }
        if (!invocation.has(Option.JSON)) {
            for (Stuck one : stuck) {
                invocation
                        .out()
                        .println(one.owner() + "  " + one.type() + " " + one.record() + " version " + one.version()
                                + ": " + told(one.code()) + (one.detail().isEmpty() ? "" : " (" + one.detail() + ")"));
                invocation.out().println("    " + remedy(one.code()));
            }
            for (Elsewhere one : elsewhere) {
                invocation
                        .out()
                        .println(one.country() + "  " + one.type() + " " + one.record() + " version " + one.version()
                                + ": " + told("unremembered"));
                invocation.out().println("    " + remedy("unremembered"));
            }
            for (Trouble one : troubles) {
                invocation
                        .out()
                        .println(one.country() + "  " + one.at() + (one.seq() == 0 ? "" : "  message " + one.seq())
                                + ": " + told(one.code()) + (one.detail().isEmpty() ? "" : " (" + one.detail() + ")"));
                invocation.out().println("    " + remedy(one.code()));
            }
        }
        return stuck.isEmpty() && troubles.isEmpty() && elsewhere.isEmpty() ? 0 : 1;
    }

    private String told(String code) {
        return texts.get(Language.EN, "problem." + code);
    }

    private String remedy(String code) {
        return texts.get(Language.EN, "remedy." + code);
    }

    private Map<String, Object> json(Trouble one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", one.at());
        json.put("country", one.country());
        json.put("code", one.code());
        json.put("seq", one.seq());
        json.put("detail", one.detail());
        json.put("problem", told(one.code()));
        json.put("remedy", remedy(one.code()));
        return json;
    }

    private int retry(Invocation invocation) {
        int done = parcels.retry(invocation.argument(0).map(RecordId::parse), invocation.caller());
        int left = parcels.stuck(SHOWN, invocation.caller()).size();
        if (invocation.has(Option.JSON)) {
            invocation.json(Map.of("handedOver", done, "left", left));
        } else {
            invocation
                    .out()
                    .println(done + " handed over, " + left + " left" + (left == 0 ? "." : ": exchange:problems"));
        }
        return left == 0 ? 0 : 1;
    }

    private int again(Invocation invocation) {
        RecordId record = RecordId.parse(invocation.arguments().get(0));
        long version = parcels.again(record, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(Map.of("record", record, "version", version));
        } else {
            invocation.out().println("Queued as version " + version + "; it goes with the next exchange:export.");
        }
        return 0;
    }

    private int restored(Invocation invocation) {
        long epoch = parcels.restored(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(Map.of("epoch", epoch));
        } else {
            invocation.out().println("Epoch " + epoch + " begins: everything shared is queued again for every peer.");
        }
        return 0;
    }
}
