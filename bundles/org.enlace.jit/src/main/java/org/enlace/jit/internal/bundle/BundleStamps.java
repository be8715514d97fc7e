package org.enlace.jit.internal.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.stamping.StampDesk;
import org.enlace.jit.internal.stamping.StampDesk.Kept;

/**
 * The time stamps of an item as files that openssl verifies: the stamp, the very text that it covers, and the certificate that this node
 * trusted for it. One that does not hold any more is not among them; the custody sheet says that of it.
 */
final class BundleStamps {
    private BundleStamps() {}

    static void add(StampDesk desk, Exhibit item, Parts parts) throws IOException {
        Optional<String> number = Optional.of(item.number());
        for (Kept kept : desk.of(item.entry().id(), item.log().events())) {
            if (kept.proven()) {
                TimeStamp stamp = kept.stamp();
                String path = Layout.stamp(item.number(), stamp.country(), stamp.sequence(), stamp.covers());
                parts.add(path + Layout.STAMPED, Kind.TIME_STAMP, number, text(stamp, item));
                parts.add(
                        path + Layout.TRUSTED,
                        Kind.TIME_STAMP,
                        number,
                        StampDesk.authority(stamp).getBytes(StandardCharsets.US_ASCII));
                parts.add(path + Layout.STAMP, Kind.TIME_STAMP, number, desk.file(stamp));
            }
        }
    }

    private static byte[] text(TimeStamp stamp, Exhibit item) {
        return item.log().events().stream()
                .map(SealedEvent::event)
                .filter(one -> one.hash().equals(stamp.covers()))
                .map(CustodyEvent::bytes)
                .findFirst()
                .orElseThrow();
    }
}
