package org.enlace.exchange;

import java.io.IOException;
import java.io.OutputStream;
import org.enlace.platform.CountryCode;

/**
 * A way by which parcels get to another node: a file today, a wire later. It carries bytes that are signed and sealed already; it may
 * lose them, double them, mix up their order or be slow, and nothing is lost or done twice by that.
 */
public interface Transport {
    /** What the audit and lists call it, such as {@code file}. */
    String name();

    /** Carries a parcel, or throws; what was not carried for sure is simply carried again. */
    void carry(CountryCode to, Parcel parcel) throws IOException;

    /** The bytes of a parcel. */
    @FunctionalInterface
    interface Parcel {
        void writeTo(OutputStream out) throws IOException;
    }
}
