package org.enlace.persistence.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.enlace.persistence.internal.DerbyStructure.Source;

/**
 * The rows of a query as PostgreSQL's {@code COPY} takes them in its text format, read while they are sent; and their sum, over values
 * as PostgreSQL keeps them: moments to the microsecond, everything else as it is.
 */
final class CopyLines extends InputStream {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int MICROSECONDS = 6;
    private static final int SHOWN = 64;

    private final Source source;
    private final ResultSet rows;
    private final RowValues values;
    private final Runnable each;
    private final RowSum sum = new RowSum();
    private final CharsetEncoder strict = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final Line line = new Line();
    private int sent;
    private boolean ended;
    private long bytes;
    private long shortened;

    /** A buffer that can be read without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        Line() {
            super(1 << 10);
        }

        byte[] content() {
            return buf;
        }
    }

    /** @param each is run for each row, and may end it by throwing */
    CopyLines(Source source, ResultSet rows, Runnable each) throws SQLException {
        this.source = source;
        this.rows = rows;
        this.values = new RowValues(rows.getMetaData(), source.columns().size());
        this.each = each;
    }

    RowSum sum() {
        return sum;
    }

    long bytes() {
        return bytes;
    }

    /** How many moments had digits below the microsecond, which PostgreSQL does not keep. */
    long shortened() {
        return shortened;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int done = 0;
        // As much as fits: each answer becomes a message to the server.
        while (done < length && (sent < line.size() || next())) {
            int part = Math.min(length - done, line.size() - sent);
            System.arraycopy(line.content(), sent, into, offset + done, part);
            sent += part;
            done += part;
        }
        bytes += done;
        return done == 0 ? -1 : done;
    }

    private boolean next() throws IOException {
        try {
            if (ended || !rows.next()) {
                ended = true;
                return false;
            }
            line.reset();
            sent = 0;
            Object[] row = values.read(rows);
            for (int at = 0; at < row.length; at++) {
                if (at > 0) {
                    line.write('\t');
                }
                row[at] = written(row, at);
            }
            line.write('\n');
            sum.add(values.hash(row));
            each.run();
            return true;
        } catch (SQLException e) {
            throw new IOException("The table " + source + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Answers the value as PostgreSQL will keep it. */
    private Object written(Object[] row, int at) throws SQLException, IOException {
        Object value = row[at];
        if (value == null) {
            ascii("\\N");
        } else if (value instanceof Boolean truth) {
            line.write(truth ? 't' : 'f');
        } else if (value instanceof Instant moment) {
            // As it is stored, since calendars disagree on the days before 1582.
            String stored = rows.getString(at + 1);
            int end = stored.indexOf('.') < 0
                    ? stored.length()
                    : Math.min(stored.length(), stored.indexOf('.') + 1 + MICROSECONDS);
            ascii(stored.substring(0, end));
            Instant kept = moment.truncatedTo(ChronoUnit.MICROS);
            shortened += kept.equals(moment) ? 0 : 1;
            return kept;
        } else if (value instanceof byte[] own) {
            ascii("\\\\x");
            for (byte each : own) {
                line.write(HEX[each >> 4 & 0xf]);
                line.write(HEX[each & 0xf]);
            }
        } else if (value instanceof String text) {
            text(text, row, at);
        } else if (value instanceof java.math.BigDecimal number) {
            ascii(number.toPlainString());
        } else {
            ascii(value.toString());
        }
        return value;
    }

    private void ascii(String text) {
        byte[] plain = text.getBytes(StandardCharsets.US_ASCII);
        line.write(plain, 0, plain.length);
    }

    private void text(String text, Object[] row, int at) throws IOException {
        ByteBuffer encoded;
        try {
            encoded = strict.encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw refused(row, at, "half a character (a lone surrogate)");
        }
        while (encoded.hasRemaining()) {
            byte each = encoded.get();
            switch (each) {
                case 0 -> throw refused(row, at, "the character NUL");
                case '\b' -> ascii("\\b");
                case '\t' -> ascii("\\t");
                case '\n' -> ascii("\\n");
                case 0x0b -> ascii("\\v");
                case '\f' -> ascii("\\f");
                case '\r' -> ascii("\\r");
                case '\\' -> ascii("\\\\");
                default -> line.write(each);
            }
        }
    }

    /** Names the row by its first column, which is its id wherever ours is. */
    private NotMovable refused(Object[] row, int at, String what) {
        String first = "number " + (sum.rows() + 1);
        if (row[0] instanceof Long) {
            first = row[0].toString();
        } else if (row[0] instanceof String text
                && at > 0
                && text.length() <= SHOWN
                && text.chars().allMatch(each -> each > ' ' && each < 0x7f)) {
            first = '"' + text + '"';
        }
        return new NotMovable("The table " + source + " has in the column "
                + source.columns().get(at).toLowerCase(Locale.ROOT) + " of the row " + first + " " + what
                + ", which PostgreSQL does not keep. Write that text anew in the node");
    }
}
