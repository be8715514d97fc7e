package org.enlace.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import org.enlace.exchange.Parcels;

/** The lines of a parcel: printable ASCII, each ended by a line feed. */
final class ParcelReader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long total;

    ParcelReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * @return the line without its end; null at the end of the parcel
     * @throws Unreadable when it is longer than is taken, is not ended, or holds anything else
     */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = next();
            if (next < 0) {
                if (line.length() > 0) {
                    throw new Unreadable(Unreadable.FORM, "the parcel ends within a line: it is not whole");
                }
                return null;
            }
            if (next == '\n') {
                return line.toString();
            }
            if (next < ' ' || next > '~') {
                throw new Unreadable(Unreadable.FORM, "the parcel holds what is not printable ASCII");
            }
            if (line.length() >= longest) {
                throw new Unreadable(Unreadable.SIZE, "a line has more than " + longest + " characters");
            }
            line.append((char) next);
        }
    }

    private int next() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
            total += end;
            if (total > Parcels.LARGEST) {
                throw new Unreadable(Unreadable.SIZE, "the parcel has more than " + Parcels.LARGEST + " bytes");
            }
        }
        return buffer[at++] & 0xff;
    }
}
