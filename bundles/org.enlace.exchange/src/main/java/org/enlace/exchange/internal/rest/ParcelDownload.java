package org.enlace.exchange.internal.rest;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Transport;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.web.Download;

/** The transport by file again, where whoever asked writes the file: it is packed in memory, {@link Parcels#LARGEST} at most. */
public final class ParcelDownload {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Parcels parcels;
    private final Node node;
    private final Clock clock;

    public ParcelDownload(Parcels parcels, Node node, Clock clock) {
        this.parcels = parcels;
        this.node = node;
        this.clock = clock;
    }

    /** @param after leaves out messages up to this number */
    public Response answer(CountryCode to, long after, Caller caller) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parcels.pack(to, after, new Fetched(bytes), caller);
        String name = "enlace-" + node.country() + "-" + to + "-" + STAMP.format(clock.instant()) + ".parcel";
        return Download.of(name, "application/octet-stream", bytes.toByteArray())
                .build();
    }

    private record Fetched(ByteArrayOutputStream bytes) implements Transport {
        @Override
        public String name() {
            return "file";
        }

        @Override
        public void carry(CountryCode to, Parcel parcel) throws IOException {
            parcel.writeTo(bytes);
        }
    }
}
