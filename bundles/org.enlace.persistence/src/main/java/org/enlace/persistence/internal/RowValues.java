package org.enlace.persistence.internal;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.enlace.platform.Hashing;

/** Reads rows of any table, one at a time, as values that are the same whenever the stored ones are the same. */
final class RowValues {
    private enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        SINGLE,
        FLOATING,
        BOOLEAN,
        MOMENT,
        BYTES
    }

    private final List<String> names = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    private final MessageDigest digest;

    /** @param columns how many columns of the query are the row's, from the first */
    RowValues(ResultSetMetaData about, int columns) throws SQLException {
        for (int at = 1; at <= columns; at++) {
            names.add(about.getColumnLabel(at));
            kinds.add(kind(about.getColumnType(at), about.getColumnTypeName(at)));
        }
        digest = Hashing.sha256();
    }

    private static Kind kind(int type, String typeName) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.TINYINT -> Kind.WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
            case Types.REAL -> Kind.SINGLE;
            case Types.FLOAT, Types.DOUBLE -> Kind.FLOATING;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            case Types.BOOLEAN -> Kind.BOOLEAN;
            // PostgreSQL calls its boolean a bit, and its bits as well.
            case Types.BIT -> typeName.equals("bool") ? Kind.BOOLEAN : Kind.TEXT;
            default -> Kind.TEXT;
        };
    }

    List<String> names() {
        return names;
    }

    Object[] read(ResultSet row) throws SQLException {
        Object[] values = new Object[kinds.size()];
        for (int at = 0; at < values.length; at++) {
            Object value = value(row, at + 1, kinds.get(at));
            values[at] = row.wasNull() ? null : value;
        }
        return values;
    }

    private Object value(ResultSet row, int column, Kind kind) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(column);
            case WHOLE -> row.getLong(column);
            case DECIMAL -> row.getBigDecimal(column);
            // Read as a double, PostgreSQL's text for it would be another number than Derby's.
            case SINGLE -> (double) row.getFloat(column);
            case FLOATING -> row.getDouble(column);
            case BOOLEAN -> row.getBoolean(column);
            case BYTES -> row.getBytes(column);
            case MOMENT -> {
                Timestamp moment = row.getTimestamp(column, utc);
                yield moment == null ? null : moment.toInstant();
            }
        };
    }

    /** SHA-256 of a row: 32 bytes. */
    byte[] hash(Object[] values) {
        OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(into, 512))) {
            for (Object value : values) {
                write(value, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digest.digest();
    }

    /** Each value with its kind and, where that can differ, its length, so that no two rows are written alike. */
    private static void write(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(0);
        } else if (value instanceof Long whole) {
            out.writeByte(1);
            out.writeLong(whole);
        } else if (value instanceof Double floating) {
            out.writeByte(2);
            out.writeLong(Double.doubleToLongBits(floating));
        } else if (value instanceof Boolean bool) {
            out.writeByte(bool ? 3 : 4);
        } else if (value instanceof Instant moment) {
            out.writeByte(5);
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        } else {
            byte[] bytes = value instanceof byte[] own
                    ? own
                    : (value instanceof BigDecimal decimal ? decimal.toPlainString() : (String) value)
                            .getBytes(StandardCharsets.UTF_8);
            out.writeByte(value instanceof byte[] ? 6 : value instanceof BigDecimal ? 7 : 8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
