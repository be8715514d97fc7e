package org.enlace.exchange.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels.Packed;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Transport;
import org.enlace.exchange.internal.Seals.Recipient;
import org.enlace.exchange.internal.envelope.Content;
import org.enlace.exchange.internal.envelope.Letter;
import org.enlace.exchange.internal.envelope.Slip;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/**
 * Makes parcels: a line with a slip and a line with an envelope, first for the letter, then for each message. What is to be carried is
 * noted before it is: nobody takes something for unseen that was on its way.
 */
final class Packing {
    /** Around the content of an envelope: slip, signatures, keys for a dozen recipients. */
    private static final int AROUND = 6000;

    private final Ground ground;
    private final Limits limits;

    Packing(Ground ground, Limits limits) {
        this.ground = ground;
        this.limits = limits;
    }

    /**
     * A message on its way.
     *
     * @param after   the chain up to the message before
     * @param content what it says; null where a later one says all
     */
    private record Item(Message message, String after, Content content, Own own) {
        boolean showsRecord() {
            return content != null && content.kind() == Kind.RECORD;
        }
    }

    private record Contents(
            Self self, PeerKey peer, Letter letter, List<Item> items, Packed packed, OutStream stream) {}

    Packed pack(CountryCode to, long after, Transport transport, Caller caller) throws IOException {
        caller.require(Exchange.CARRY);
        Contents contents = ground.transactions().call(() -> collected(to, after, transport, caller));
        try {
            transport.carry(to, out -> write(contents, out));
        } catch (IOException | RuntimeException e) {
            notCarried(contents);
            throw e;
        }
        return contents.packed();
    }

    private Contents collected(CountryCode to, long after, Transport transport, Caller caller) {
        ExchangeStore store = ground.store();
        PeerKey peer = ground.trusted(to)
                .orElseThrow(() -> new Refusal(
                        "exchange.no-peer",
                        "No node of " + to + " is trusted; take its card with peer:add and compare it with peer:trust",
                        to));
        Self self = ground.self();
        OutStream stream = store.lockOut(to, peer.peer().node()).withLetter();
        store.write(stream);
        long begin = Math.min(Math.max(stream.have(), after), stream.last());
        List<Item> items = items(to, begin);
        Instant now = ground.now();
        items.forEach(item -> store.write(item.message().carried(item.showsRecord(), now)));
        long last =
                items.isEmpty() ? begin : items.get(items.size() - 1).message().seq();
        Packed packed = new Packed(
                to, items.size(), items.isEmpty() ? 0 : begin + 1, items.isEmpty() ? 0 : last, stream.last() - last);
        ground.audit()
                .record(Act.done("exchange.export", caller)
                        .on("peer", to)
                        .code("by", transport.name())
                        .fact("messages", packed.messages())
                        .fact("first", packed.first())
                        .fact("last", packed.last()));
        return new Contents(self, peer, letter(peer.peer(), stream.letters()), items, packed, stream);
    }

    private List<Item> items(CountryCode to, long begin) {
        List<Item> items = new ArrayList<>();
        String chain = begin == 0
                ? Chain.START
                : ground.store().message(to, begin).orElseThrow().chain();
        long size = AROUND;
        for (Message message : ground.store().messages(to, begin, limits.messages())) {
            Item item = item(message, chain);
            size += AROUND
                    + (item.content() == null
                            ? 0
                            : 2L * item.content().content().length());
            if (size > limits.size() && !items.isEmpty()) {
                break;
            }
            items.add(item);
            chain = message.chain();
        }
        return items;
    }

    /** What nobody said more of meanwhile is to be sent as before; that its content may have been seen stays. */
    private void notCarried(Contents contents) {
        ExchangeStore store = ground.store();
        ground.transactions().run(() -> {
            store.lockOut(contents.stream().country(), contents.stream().node());
            if (ground.self().epoch() != contents.self().epoch()) {
                return;
            }
            contents.items().stream()
                    .map(Item::message)
                    .filter(message -> message.state() == State.QUEUED)
                    .forEach(message -> store.message(message.country(), message.seq())
                            .filter(now -> now.state() == State.SENT)
                            .ifPresent(now -> store.write(now.in(State.QUEUED, "", now.known(), message.changed()))));
        });
    }

    private Letter letter(Peer peer, long number) {
        InStream have = ground.store()
                .in(peer.country())
                .filter(stream -> stream.node().equals(peer.node()))
                .orElse(InStream.empty(peer.country(), peer.node(), 0, 0, ""));
        List<Unremembered> unconfirmed = have.have() < have.base()
                ? List.of()
                : ground.store().unconfirmed(peer.country(), have.epoch(), limits.answers());
        return new Letter(
                ground.now(),
                ground.here().modules(),
                ground.here().types(),
                have,
                Answers.of(ground.store().answers(peer.country()), have.have(), limits.answers(), number),
                unconfirmed,
                slips(have));
    }

    private List<String> slips(InStream have) {
        return Stream.concat(
                        Stream.of(have.slip(), have.newest().slip()),
                        ground.store().announced(have.country()).stream().map(Announced::slip))
                .filter(slip -> !slip.isEmpty())
                .distinct()
                .toList();
    }

    /** What a message says now: nothing, where a later one about the same record says all. */
    private Item item(Message message, String after) {
        // The record first: who finds it as it was finds no later message either, or leaves this one empty.
        Optional<Own> own = ground.store().own(message.record());
        List<Message> about = ground.store().messages(message.record()).stream()
                .filter(other -> other.country().equals(message.country()))
                .toList();
        boolean overtaken = about.stream().anyMatch(other -> other.seq() > message.seq());
        if (overtaken || own.isEmpty()) {
            return new Item(message, after, null, null);
        }
        boolean seen = about.stream().anyMatch(Message::shown);
        return new Item(message, after, content(message, own.get(), seen), own.get());
    }

    /**
     * @param seen whether the country was ever shown the record, as far as this node remembers. Where it does not, the country is told
     *     all the same that the record is gone, since what a node remembers may be a backup; but not why
     */
    private Content content(Message message, Own own, boolean seen) {
        boolean record = message.kind() == Kind.RECORD;
        return new Content(
                message.kind(),
                own.id(),
                own.module(),
                own.type(),
                own.format(),
                ground.country(),
                // A record that was widened is of a later version than what was said of it to those who had it before.
                record ? own.version() : message.version(),
                record ? own.audience() : new TreeSet<>(),
                record ? own.handling() : Handling.GENERAL,
                record ? own.tlp() : Optional.empty(),
                record ? own.content() : "",
                record || !seen ? "" : own.reason());
    }

    private void write(Contents contents, OutputStream out) throws IOException {
        String letter = ground.seals()
                .seal(
                        ground.seals().sign(Seals.Kind.LETTER, contents.letter().json()),
                        List.of(recipient(contents.peer())));
        line(
                out,
                slip(
                        contents,
                        0,
                        Chain.START,
                        ground.mark(),
                        letter,
                        contents.items().size(),
                        contents.stream()));
        line(out, letter);
        for (Item collected : contents.items()) {
            Written written = asItIsNow(contents, collected);
            Item item = written.item();
            String envelope = item.content() == null ? "" : envelope(item, contents.peer());
            Message message = item.message();
            line(out, slip(contents, message.seq(), item.after(), message.mark(), envelope, 0, written.stream()));
            line(out, envelope);
        }
    }

    /** @param stream with the later message that leaves this one empty, if there is one */
    private record Written(Item item, OutStream stream) {}

    /**
     * Carrying takes its time: what was taken back meanwhile does not leave any more.
     *
     * @throws Stale where this node began all streams again meanwhile
     */
    private Written asItIsNow(Contents contents, Item collected) {
        if (collected.content() == null) {
            return new Written(collected, contents.stream());
        }
        CountryCode to = contents.stream().country();
        return ground.transactions().call(() -> {
            Written written = new Written(
                    item(collected.message(), collected.after()),
                    ground.store().out(to).orElseThrow());
            if (ground.self().epoch() != contents.self().epoch()) {
                throw new Stale("parcel", to.value());
            }
            return written;
        });
    }

    private String slip(
            Contents contents, long seq, String after, String mark, String envelope, int items, OutStream stream) {
        Slip slip = new Slip(
                ground.country(),
                contents.self().node(),
                contents.peer().peer().country(),
                contents.peer().peer().node(),
                contents.self().epoch(),
                seq,
                after,
                mark,
                envelope.isEmpty() ? "" : Chain.sha256(envelope),
                items,
                seq == 0 ? contents.stream().letters() : 0,
                stream.last(),
                stream.chain(),
                stream.base());
        return ground.seals().sign(Seals.Kind.SLIP, slip.json());
    }

    /** A record is sealed once for its whole audience, and again only where somebody's key is another. */
    private String envelope(Item item, PeerKey peer) {
        Own own = item.own();
        Seals seals = ground.seals();
        if (item.content().kind() != Kind.RECORD) {
            return seals.seal(seals.sign(Seals.Kind.MESSAGE, item.content().json()), List.of(recipient(peer)));
        }
        List<Recipient> all = own.audience().stream()
                .flatMap(country -> ground.trusted(country).stream())
                .map(Packing::recipient)
                .toList();
        String keys = String.join(" ", all.stream().map(Recipient::id).toList());
        if (own.sealed() != null && own.sealedFor().equals(keys)) {
            return own.sealed();
        }
        String made = seals.seal(seals.sign(Seals.Kind.MESSAGE, item.content().json()), all);
        ground.transactions().run(() -> ground.store().writeSealed(own.id(), own.version(), made, keys));
        return made;
    }

    private static Recipient recipient(PeerKey peer) {
        return new Recipient(peer.agreement(), peer.agreementKey());
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write('\n');
    }
}
