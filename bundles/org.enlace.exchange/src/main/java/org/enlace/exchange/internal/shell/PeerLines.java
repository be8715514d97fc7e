package org.enlace.exchange.internal.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peer.State;
import org.enlace.exchange.Peers;
import org.enlace.exchange.internal.FileTransport;
import org.enlace.exchange.internal.rest.PeerJson;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Command.Parameter;
import org.enlace.platform.contribution.Table;

/** {@code node:card}, {@code peer:add}, {@code trust}, {@code list}, {@code show}, {@code rotate}, {@code revoke}. */
final class PeerLines {
    private static final String PEER = "peer";
    private static final Parameter COUNTRY = new Parameter("COUNTRY", "of the peer, such as PE", true, false);
    private static final Option FINGERPRINT =
            new Option("fingerprint", "as the other administrator said it; blanks do not matter", "HEX");
    private static final Option REASON = new Option("reason", "why trust ends", "WORDS");

    private final Peers peers;

    PeerLines(Peers peers) {
        this.peers = peers;
    }

    List<Command> all() {
        return List.of(
                new Line(
                        "node",
                        "card",
                        "write this node's public card, which other nodes take as a peer's",
                        Peers.READ,
                        List.of(new Parameter("FILE", "a new file", true, false)),
                        List.of(Option.JSON),
                        "node:card /media/usb/co.card",
                        this::card),
                new Line(
                        PEER,
                        "add",
                        "take the card of another country's node; it is worth nothing before peer:trust",
                        Peers.MANAGE,
                        List.of(new Parameter("FILE", "the card", true, false)),
                        List.of(Option.JSON),
                        "peer:add /media/usb/pe.card",
                        this::add),
                new Line(
                        PEER,
                        "trust",
                        "show the fingerprint to compare by telephone; with --fingerprint trust the node that has it",
                        Peers.MANAGE,
                        List.of(COUNTRY),
                        List.of(FINGERPRINT, Option.JSON),
                        "peer:trust PE",
                        this::trust),
                new Line(
                        PEER,
                        "list",
                        "the nodes this one knows, with their keys and whether they are trusted",
                        Peers.READ,
                        List.of(),
                        List.of(Option.JSON),
                        "peer:list",
                        this::list),
                new Line(
                        PEER,
                        "show",
                        "all that is known of a country's nodes: fingerprints, modules, types of records",
                        Peers.READ,
                        List.of(COUNTRY),
                        List.of(Option.JSON),
                        "peer:show PE",
                        this::show),
                new Line(
                        PEER,
                        "rotate",
                        "take a trusted node's new card, which its old key vouches for",
                        Peers.MANAGE,
                        List.of(new Parameter("FILE", "the new card", true, false)),
                        List.of(Option.JSON),
                        "peer:rotate /media/usb/pe-new.card",
                        this::rotate),
                new Line(
                        PEER,
                        "revoke",
                        "end trust in a country's node, for good: its keys are never trusted again",
                        Peers.MANAGE,
                        List.of(COUNTRY),
                        List.of(REASON),
                        "peer:revoke PE --reason \"The server was stolen\"",
                        this::revoke));
    }

    private int card(Invocation invocation) {
        Path file = Given.file(invocation, 0);
        String card = peers.card(invocation.caller());
        try {
            new FileTransport(file).carry(null, out -> out.write((card + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw Given.unusable(file, "written", e);
        }
        if (invocation.has(Option.JSON)) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file.toString());
            json.put("fingerprint", peers.fingerprint());
            invocation.json(json);
        } else {
            invocation.out().println("Wrote " + file);
            invocation.out().println("Fingerprint  " + Peer.spoken(peers.fingerprint()));
            invocation
                    .out()
                    .println("Give the file to the other administrator; read the fingerprint to them by telephone.");
        }
        return 0;
    }

    private String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Peers.LONGEST_CARD + 1);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Given.unusable(file, "read", e);
        }
    }

    private int add(Invocation invocation) {
        Peer peer = peers.add(read(Given.file(invocation, 0)), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(PeerJson.of(peer));
        } else if (peer.state() == State.TRUSTED) {
            invocation.out().println("The card of " + peer.country() + " is up to date; it was trusted already.");
        } else {
            compare(peer, invocation);
        }
        return 0;
    }

    private void compare(Peer peer, Invocation invocation) {
        invocation.out().println("Card of " + peer.country() + ", " + peer.name() + ":");
        invocation.out().println("  " + peer.spoken());
        invocation.out().println("This node's own fingerprint:");
        invocation.out().println("  " + Peer.spoken(peers.fingerprint()));
        invocation
                .out()
                .println("Call the administrator of " + peer.country()
                        + " on a number you know. Where both read the same, say so here:");
        invocation.out().println("  peer:trust " + peer.country() + " --fingerprint \"" + peer.spoken() + "\"");
    }

    private int trust(Invocation invocation) {
        CountryCode country = Given.country(invocation, 0);
        if (invocation.value(FINGERPRINT).isEmpty()) {
            Peer waiting = peers.list(invocation.caller()).stream()
                    .filter(peer -> peer.country().equals(country) && peer.state() == State.NEW)
                    .findFirst()
                    .orElseThrow(() -> new NotFound(PEER, country.value()));
            if (invocation.has(Option.JSON)) {
                invocation.json(PeerJson.of(waiting));
            } else {
                compare(waiting, invocation);
            }
            return 1;
        }
        Peer peer = peers.trust(country, invocation.value(FINGERPRINT).get(), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(PeerJson.of(peer));
        } else {
            invocation.out().println("The node of " + peer.country() + " is trusted: " + peer.name());
            invocation
                    .out()
                    .println("It has to trust this one too before anything is exchanged; then exchange:export "
                            + peer.country() + " FILE");
        }
        return 0;
    }

    private int list(Invocation invocation) {
        List<Peer> all = peers.list(invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(PeerJson::of).toList());
        } else if (all.isEmpty()) {
            invocation
                    .out()
                    .println("No node is known. Give yours a card with node:card, and take theirs with peer:add.");
        } else {
            Table table = new Table("Country", "Name", "State", "Since", "Fingerprint");
            all.forEach(peer -> table.row(
                    peer.country(), peer.name(), word(peer.state()), invocation.moment(peer.since()), peer.signer()));
            invocation.print(table);
        }
        return 0;
    }

    private int show(Invocation invocation) {
        CountryCode country = Given.country(invocation, 0);
        List<Peer> all = peers.list(invocation.caller()).stream()
                .filter(peer -> peer.country().equals(country))
                .toList();
        if (all.isEmpty()) {
            throw new NotFound(PEER, country.value());
        }
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(PeerJson::of).toList());
            return 0;
        }
        for (Peer peer : all) {
            invocation.out().println(peer.country() + "  " + peer.name() + "  " + word(peer.state()));
            invocation.out().println("  fingerprint  " + peer.spoken());
            invocation.out().println("  node         " + peer.node() + ", epoch " + peer.epoch());
            invocation.out().println("  since        " + invocation.moment(peer.since()));
            invocation.out().println("  card made    " + invocation.moment(peer.made()));
            invocation
                    .out()
                    .println("  modules      "
                            + peer.modules().entrySet().stream()
                                    .map(each -> each.getKey() + " " + each.getValue())
                                    .collect(Collectors.joining(", ")));
            invocation
                    .out()
                    .println("  reads        "
                            + peer.types().entrySet().stream()
                                    .map(each -> each.getKey() + " " + each.getValue())
                                    .collect(Collectors.joining(", ")));
        }
        return 0;
    }

    private int rotate(Invocation invocation) {
        Peer peer = peers.rotate(read(Given.file(invocation, 0)), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(PeerJson.of(peer));
        } else {
            invocation.out().println("The node of " + peer.country() + " signs with " + peer.spoken());
        }
        return 0;
    }

    private int revoke(Invocation invocation) {
        CountryCode country = Given.country(invocation, 0);
        String reason = invocation
                .value(REASON)
                .filter(words -> !words.isBlank())
                .orElseThrow(() -> new Refusal("peer.reason", "Trust is ended for good, so say why: --reason \"…\""));
        peers.revoke(country, reason, invocation.caller());
        invocation.out().println("Trust in the node of " + country + " is ended. What was queued for it stays queued.");
        return 0;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
