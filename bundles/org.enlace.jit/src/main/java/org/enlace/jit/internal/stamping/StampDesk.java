package org.enlace.jit.internal.stamping;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.custody.CustodyStore;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.TimeStamps;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What time stamps there are on an item, each verified anew against the chain as it is now. Whoever asks was let in to the chain before. */
public final class StampDesk {
    private final TimeStampStore store;
    private final CustodyStore chains;
    private final Changes changes;
    private final Supplier<TimeStamps> stamps;
    private final CountryCode own;

    public StampDesk(
            TimeStampStore store, CustodyStore chains, Changes changes, Supplier<TimeStamps> stamps, CountryCode own) {
        this.store = store;
        this.chains = chains;
        this.changes = changes;
        this.stamps = stamps;
        this.own = own;
    }

    TimeStampStore store() {
        return store;
    }

    CustodyStore chains() {
        return chains;
    }

    Changes changes() {
        return changes;
    }

    Supplier<TimeStamps> stamps() {
        return stamps;
    }

    CountryCode own() {
        return own;
    }

    /**
     * A time stamp that is kept.
     *
     * @param covered the places of the events that it covers in the order of the log, from 1 on: the one that was stamped, and all
     *     that it names, directly or by another; empty where the event is not in the log
     * @param early   whether it says an earlier moment than the event: one of the two clocks is wrong
     * @param proven  whether it was verified
     */
    public record Kept(TimeStamp stamp, List<Integer> covered, boolean early, boolean proven) {
        public Kept {
            covered = List.copyOf(covered);
        }
    }

    /** @param events the log of the item, in its order */
    public List<Kept> of(RecordId item, List<SealedEvent> events) {
        List<TimeStamp> all = changes.read(() -> store.of(item));
        if (all.isEmpty()) {
            return List.of();
        }
        Map<Sha256, Integer> places = new HashMap<>();
        Map<Sha256, CustodyEvent> known = new HashMap<>();
        for (int place = 1; place <= events.size(); place++) {
            CustodyEvent event = events.get(place - 1).event();
            places.putIfAbsent(event.hash(), place);
            known.putIfAbsent(event.hash(), event);
        }
        return all.stream().map(one -> kept(one, known, places)).toList();
    }

    private Kept kept(TimeStamp stamp, Map<Sha256, CustodyEvent> known, Map<Sha256, Integer> places) {
        Optional<CustodyEvent> event = Optional.ofNullable(known.get(stamp.covers()))
                .filter(one -> one.id().equals(stamp.event()));
        List<Integer> covered = event.isEmpty()
                ? List.of()
                : covered(stamp.covers(), known).stream()
                        .map(places::get)
                        .sorted()
                        .toList();
        return new Kept(stamp, covered, event.filter(stamp::before).isPresent(), event.isPresent() && proven(stamp));
    }

    private static Set<Sha256> covered(Sha256 from, Map<Sha256, CustodyEvent> known) {
        Set<Sha256> covered = new HashSet<>();
        Deque<Sha256> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Sha256 hash = open.pop();
            CustodyEvent event = known.get(hash);
            if (event != null && covered.add(hash)) {
                Stream.of(event.prior(), event.answers(), event.corrects())
                        .flatMap(Optional::stream)
                        .forEach(open::push);
            }
        }
        return covered;
    }

    /** Whether the token says what is written down of it, by whoever was trusted when it came. */
    private boolean proven(TimeStamp stamp) {
        try {
            return stamps.get()
                    .verified(stamp.bytes(), stamp.covers().value(), List.of(anchor(stamp)))
                    .at()
                    .equals(stamp.at());
        } catch (NotStamped | CertificateException | IllegalArgumentException e) {
            // That is the answer.
            return false;
        }
    }

    private static X509Certificate anchor(TimeStamp stamp) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getDecoder().decode(stamp.anchor())));
    }

    /** Whether the certificate that was trusted for it is by itself, as other programs expect it of what they trust. */
    public static boolean root(TimeStamp stamp) {
        try {
            X509Certificate anchor = anchor(stamp);
            return anchor.getSubjectX500Principal().equals(anchor.getIssuerX500Principal());
        } catch (CertificateException | IllegalArgumentException e) {
            // It was changed in the database; the stamp shows as one that does not hold.
            return false;
        }
    }

    /** The time stamp on an event of an item. */
    public Optional<TimeStamp> find(RecordId item, RecordId event) {
        return changes.read(() -> store.find(event)).filter(one -> one.item().equals(item));
    }

    /** A time stamp as a file that other programs read ({@code .tsr}). */
    public byte[] file(TimeStamp stamp) {
        return stamps.get().file(stamp.bytes());
    }

    /** The certificate that was trusted for it when it came, as a file (PEM). */
    public static String authority(TimeStamp stamp) {
        List<String> lines = new ArrayList<>(List.of("-----BEGIN CERTIFICATE-----"));
        String text = stamp.anchor();
        for (int from = 0; from < text.length(); from += 64) {
            lines.add(text.substring(from, Math.min(from + 64, text.length())));
        }
        lines.add("-----END CERTIFICATE-----");
        return String.join("\n", lines) + "\n";
    }

    /**
     * How it stands with time stamps on this node.
     *
     * @param kept    how many there are
     * @param waiting how many items wait for one
     */
    public record State(long kept, long waiting, TimeStampStore.Service service) {}

    public State state() {
        return changes.read(() -> new State(store.count(), store.waiting(), store.service()));
    }

    /** What asks a service, for as long as it is configured. */
    Stamping asking(StampSettings settings) {
        return asking(settings, new HttpCarrier(settings));
    }

    Stamping asking(StampSettings settings, Carrier carrier) {
        return new Stamping(this, settings, carrier);
    }
}
