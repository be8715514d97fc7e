package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.exchange.Transport;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UntoldTest {
    @TempDir
    Path folder;

    @Test
    void aRestoredNodeHandsNothingOverBeforeItsNewEpochBegins() throws IOException {
        TestNode co = TestNode.inMemory("CO", folder.resolve("co"));
        TestNode pe = TestNode.inMemory("PE", folder.resolve("pe"));
        co.meets(pe);
        co.share("one", pe);
        AtomicBoolean untold = new AtomicBoolean(true);
        AtomicInteger carried = new AtomicInteger();
        Transport transport = new Transport() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public void carry(CountryCode to, Parcel parcel) throws IOException {
                parcel.writeTo(OutputStream.nullOutputStream());
                carried.incrementAndGet();
            }
        };
        Courier courier = new Courier(co.ground, co.records, untold::get, Limits.USUAL);
        assertEquals(
                "exchange.untold",
                assertThrows(Refusal.class, () -> courier.pack(pe.country, 0, transport, TestNode.ALL))
                        .code());
        assertEquals(0, carried.get());
        courier.restored(TestNode.ALL);
        untold.set(false);
        courier.pack(pe.country, 0, transport, TestNode.ALL);
        assertEquals(1, carried.get());
    }
}
