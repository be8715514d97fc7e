package org.enlace.exchange.internal.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Parcels.Arrival;
import org.enlace.exchange.Parcels.Packed;
import org.enlace.exchange.Parcels.Traffic;
import org.enlace.exchange.internal.FileTransport;
import org.enlace.exchange.internal.rest.DeliveryJson;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code exchange:export}, {@code import}, {@code status}, {@code queue}. */
final class ParcelLines {
    private static final String EXCHANGE = "exchange";
    private static final int SHOWN = 200;
    private static final Option AFTER =
            new Option("after", "leave out messages up to this number, of a parcel that is under way", "N");
    private static final Option ALL = new Option("all", "acknowledged ones too", "");

    private final Parcels parcels;

    ParcelLines(Parcels parcels) {
        this.parcels = parcels;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        EXCHANGE,
                        "export",
                        "write everything a peer has not acknowledged yet, with receipts, into a sealed file",
                        Exchange.CARRY,
                        List.of(
                                new Parameter("PEER", "its country, such as PE", true, false),
                                new Parameter("FILE", "a new file", true, false)),
                        List.of(AFTER, Option.JSON),
                        "exchange:export PE /media/usb/co-pe.parcel",
                        this::export),
                new Line(
                        EXCHANGE,
                        "import",
                        "take in a file that a peer exported; again without effect when it was taken in before",
                        Exchange.CARRY,
                        List.of(new Parameter("FILE", "the file", true, false)),
                        List.of(Option.JSON),
                        "exchange:import /media/usb/pe-co.parcel",
                        this::take),
                new Line(
                        EXCHANGE,
                        "status",
                        "how it stands with each peer: queued, sent, refused, outstanding, waiting",
                        Exchange.READ,
                        List.of(),
                        List.of(Option.JSON),
                        "exchange:status",
                        this::status),
                new Line(
                        EXCHANGE,
                        "queue",
                        "messages that a peer has not acknowledged yet, the newest two hundred",
                        Exchange.READ,
                        List.of(new Parameter("PEER", "only to this country", false, false)),
                        List.of(ALL, Option.JSON),
                        "exchange:queue PE --all",
                        this::queue));
    }

    private int export(Invocation invocation) {
        CountryCode to = Given.country(invocation, 0);
        Path file = Given.file(invocation, 1);
        Packed packed;
        try {
            packed = parcels.pack(to, after(invocation), new FileTransport(file), invocation.caller());
        } catch (IOException e) {
            throw Given.unusable(file, "written", e);
        }
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file.toString());
            json.put("to", to);
            json.put("messages", packed.messages());
            json.put("first", packed.first());
            json.put("last", packed.last());
            json.put("left", packed.left());
            invocation.json(json);
            return 0;
        }
        invocation
                .out()
                .println("Wrote " + file + ": "
                        + (packed.messages() == 0
                                ? "receipts only"
                                : "receipts and messages " + packed.first() + " to " + packed.last())
                        + ". Only the node of " + to + " can open it.");
        if (packed.left() > 0) {
            invocation
                    .out()
                    .println(packed.left() + " messages did not fit: exchange:export " + to + " FILE --after "
                            + packed.last());
        }
        return 0;
    }

    private static long after(Invocation invocation) {
        String typed = invocation.value(AFTER).orElse("0");
        try {
            return Math.max(0, Long.parseLong(typed));
        } catch (NumberFormatException e) {
            throw new Refusal("shell.value", "--after takes the number of a message, not \"" + typed + "\"");
        }
    }

    private int take(Invocation invocation) {
        Path file = Given.file(invocation, 0);
        Arrival arrival;
        try (InputStream in = Files.newInputStream(file)) {
            arrival = parcels.take(in, invocation.caller());
        } catch (IOException e) {
            throw Given.unusable(file, "read", e);
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(arrival);
        } else {
            invocation
                    .out()
                    .println("Taken in from " + arrival.from() + ": "
                            + (arrival.counts().isEmpty() ? "receipts only" : ""));
            arrival.counts().forEach((outcome, count) -> invocation.out().println("  " + count + "  " + outcome));
            if (arrival.missing() > 0) {
                invocation
                        .out()
                        .println("Message " + arrival.missing() + " is missing; those after it wait for it."
                                + " Ask the peer to export again.");
            }
            arrival.troubles().forEach(invocation.out()::println);
            if (!arrival.settled()) {
                invocation.out().println("What to do about it: exchange:problems");
            }
        }
        return arrival.troubles().isEmpty() && !arrival.counts().containsKey("rejected") ? 0 : 1;
    }

    private int status(Invocation invocation) {
        List<Traffic> all = parcels.traffic(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
        } else if (all.isEmpty()) {
            invocation.out().println("Nothing is exchanged yet: no peer is known, and nothing is shared.");
        } else {
            Table table = new Table(
                    "Country",
                    "Trusted",
                    "Queued",
                    "Sent",
                    "Not taken",
                    "Withdrawals open",
                    "Wait here",
                    "Missing",
                    "Stuck here",
                    "Damaged");
            all.forEach(one -> table.row(
                    one.country(),
                    one.trusted() ? "yes" : "no",
                    one.queued(),
                    one.sent(),
                    one.refused(),
                    one.outstanding(),
                    one.waiting(),
                    one.missing() == 0 ? "" : one.missing(),
                    one.stuck(),
                    one.troubles()));
            invocation.print(table);
        }
        return 0;
    }

    private int queue(Invocation invocation) {
        Optional<CountryCode> to = invocation.argument(0).map(any -> Given.country(invocation, 0));
        List<Delivery> all = parcels.queue(to, invocation.has(ALL), SHOWN, invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(DeliveryJson::of).toList());
        } else if (all.isEmpty()) {
            invocation.out().println("Everything was acknowledged.");
        } else {
            Table table = new Table("To", "Message", "Record", "Version", "Says", "State", "Why");
            all.forEach(one -> table.row(
                    one.country(),
                    one.seq(),
                    one.record(),
                    one.version(),
                    word(one.kind()),
                    word(one.state()) + (one.outstanding() ? " (outstanding)" : ""),
                    one.code()));
            invocation.print(table);
        }
        return 0;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
