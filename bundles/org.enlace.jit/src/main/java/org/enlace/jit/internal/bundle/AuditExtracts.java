package org.enlace.jit.internal.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.enlace.audit.AuditFilter;
import org.enlace.audit.AuditProofs;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What this node's audit says of items, each entry with the proof that it stands in the log; values are withheld as from every reader. */
@FunctionalInterface
public interface AuditExtracts {
    /** At most so much of one item, in bytes. */
    int LARGEST = 16_000_000;

    /** @throws Refusal {@code jit.bundle-large} */
    byte[] of(RecordId item) throws IOException;

    static AuditExtracts from(Supplier<AuditProofs> proofs) {
        return item -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream() {
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
            proofs.get()
                    .export(
                            AuditFilter.ofRecord(EntryWire.TYPE, item.toString()),
                            out,
                            Caller.node(AuditProofs.EXPORT));
            return out.toByteArray();
        };
    }
}
