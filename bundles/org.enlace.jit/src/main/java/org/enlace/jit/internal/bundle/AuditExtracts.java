package org.enlace.jit.internal.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditProofs;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What this node's audit says of items, each entry with the proof that it stands in the log; values are withheld as from every reader. */
@FunctionalInterface
public interface AuditExtracts {
    /** At most so much in one extract, in bytes. */
    int LARGEST = 16_000_000;

    /** What of an item is asked. */
    enum About {
        /** The item itself. */
        ITEM,
        /** The events of its chain of custody, each of which is a record of its own: every act on one names its item. */
        EVENTS
    }

    /** @throws Refusal {@code jit.bundle-large} */
    byte[] of(RecordId item, About about) throws IOException;

    static AuditExtracts from(Supplier<AuditProofs> proofs) {
        return (item, about) -> {
            ByteArrayOutputStream out = limited();
            proofs.get().export(filter(item, about), out, Caller.node(AuditProofs.EXPORT));
            return out.toByteArray();
        };
    }

    private static AuditFilter filter(RecordId item, About about) {
        return about == About.ITEM
                ? AuditFilter.ofRecord(EntryWire.TYPE, item.toString())
                : new AuditFilter(null, null, CustodyWire.TYPE, null, null, null, null, null, null, item.toString());
    }

    private static ByteArrayOutputStream limited() {
        return new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                if (size() + length > LARGEST) {
                    throw new Refusal(
                            "jit.bundle-large",
                            "There is more in it than one bundle holds; make two with fewer items each",
                            LARGEST);
                }
                super.write(bytes, from, length);
            }
        };
    }
}
