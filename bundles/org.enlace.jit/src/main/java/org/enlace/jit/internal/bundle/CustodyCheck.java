package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The chain of custody of an item as a bundle has it, a line for each event. */
final class CustodyCheck {
    /** After so many lines that are none the rest is not looked at. */
    private static final int MOST_WRONG = 100;

    private final List<SealedEvent> events = new ArrayList<>();
    private final Map<Sha256, CustodyEvent> known = new HashMap<>();
    private final SortedMap<Integer, String> wrong = new TreeMap<>();
    private final Map<String, Set<String>> sealers = new HashMap<>();

    private CustodyCheck() {}

    static byte[] text(List<SealedEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(one -> text.append(CustodyWire.text(one)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static CustodyCheck of(byte[] bytes) {
        CustodyCheck check = new CustodyCheck();
        int cut = Lines.each(bytes, (number, line) -> {
            check.line(number, line);
            return check.wrong.size() < MOST_WRONG;
        });
        if (cut > 0) {
            check.wrong.putIfAbsent(cut, "the line is cut");
        }
        return check;
    }

    private void line(int number, String line) {
        try {
            SealedEvent sealed = CustodyWire.read(line);
            events.add(sealed);
            known.putIfAbsent(sealed.event().hash(), sealed.event());
            sealers.computeIfAbsent(sealed.seal().signer(), key -> new TreeSet<>())
                    .add(sealed.event().country().value());
        } catch (Refusal refusal) {
            wrong.put(number, BundleCheck.reason(refusal));
        }
    }

    int events() {
        return events.size();
    }

    /** What is wrong, by its line. */
    SortedMap<Integer, String> wrong() {
        return wrong;
    }

    /** Whose nodes sealed with which keys. */
    Map<String, Set<String>> sealers() {
        return sealers;
    }

    /** The last event of each strand. */
    static Map<CountryCode, Sha256> last(List<SealedEvent> events) {
        Map<CountryCode, CustodyEvent> last = new HashMap<>();
        events.forEach(one -> last.merge(
                one.event().country(),
                one.event(),
                (before, next) -> next.sequence() >= before.sequence() ? next : before));
        Map<CountryCode, Sha256> hashes = new HashMap<>();
        last.forEach((country, event) -> hashes.put(country, event.hash()));
        return hashes;
    }

    /** What the manifest says otherwise. */
    List<String> against(Manifest.Item item, RecordId team) {
        List<String> all = new ArrayList<>();
        if (events.size() != item.events()) {
            all.add("it has " + events.size() + " events, and the manifest says " + item.events());
        }
        if (!last(events).equals(item.strands())) {
            all.add("it ends otherwise than the manifest says: lines are cut or added");
        }
        if (events.stream().anyMatch(one -> !one.event().item().equals(item.id()))) {
            all.add("it has events of another item");
        }
        if (events.stream().anyMatch(one -> !one.event().team().equals(team))) {
            all.add("it has events of another team");
        }
        return all;
    }

    /** What follows from it. The seal of each was verified when its line was read. */
    CustodyLog log(Manifest.Item item) {
        return CustodyLog.kept(item.id(), item.owner(), events);
    }

    /** The hashes of contents that its events name. */
    Set<String> named() {
        Set<String> named = new HashSet<>();
        for (SealedEvent one : events) {
            one.event().said(EventField.BEFORE).ifPresent(named::add);
            one.event().said(EventField.AFTER).ifPresent(named::add);
        }
        return named;
    }

    /** The event of a hash. */
    Optional<CustodyEvent> event(Sha256 hash) {
        return Optional.ofNullable(known.get(hash));
    }
}
