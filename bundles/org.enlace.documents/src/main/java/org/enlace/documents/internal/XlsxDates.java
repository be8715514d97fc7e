package org.enlace.documents.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * In an XLSX a day is a number whose style shows it as a day: days since 30 December 1899, or since 1 January 1904 where the workbook
 * says so (ISO/IEC 29500-1, 18.17.4.1).
 */
final class XlsxDates {
    static final XlsxDates NONE = new XlsxDates(Set.of(), false);

    private static final long SECONDS_A_DAY = 86_400;
    /** The last day a spreadsheet knows, 31 December 9999. */
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_466);

    private final Set<Integer> styles;
    private final LocalDate zero;

    private XlsxDates(Set<Integer> styles, boolean from1904) {
        this.styles = Set.copyOf(styles);
        zero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    /** @param reader at the part with the styles */
    static XlsxDates read(XMLStreamReader reader, boolean from1904) throws XMLStreamException {
        Map<Integer, String> formats = new HashMap<>();
        Set<Integer> styles = new HashSet<>();
        boolean inCells = false;
        int style = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? reader.getLocalName()
                    : "";
            if (name.equals("cellXfs")) {
                inCells = event == XMLStreamConstants.START_ELEMENT;
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("numFmt")) {
                formats.put(number(reader), XlsxReading.attribute(reader, "formatCode"));
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("xf") && inCells) {
                if (isDate(number(reader), formats)) {
                    styles.add(style);
                }
                style++;
            }
        }
        return new XlsxDates(styles, from1904);
    }

    private static int number(XMLStreamReader reader) {
        String id = XlsxReading.attribute(reader, "numFmtId");
        return id.matches("\\d{1,6}") ? Integer.parseInt(id) : 0;
    }

    private static boolean isDate(int format, Map<Integer, String> formats) {
        String code = formats.get(format);
        if (code == null) {
            return format >= 14 && format <= 22
                    || format >= 27 && format <= 36
                    || format >= 45 && format <= 58 && format != 48 && format != 49;
        }
        String bare = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]", "");
        return bare.matches("(?is).*[ymdhs].*") && !bare.matches("(?is).*general.*");
    }

    /** A number as a person reads it in its cell, as far as days and moments go. */
    String text(String value, String style) {
        BigDecimal number = new BigDecimal(value);
        if (number.precision() - number.scale() > 400 || number.scale() > 400) {
            throw new NumberFormatException(value);
        }
        boolean date = style.matches("\\d{1,6}") && styles.contains(Integer.parseInt(style));
        if (!date || number.signum() < 0 || number.compareTo(LAST) >= 0) {
            return rounded(number);
        }
        long seconds = number.multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDate day = zero.plusDays(seconds / SECONDS_A_DAY);
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_A_DAY);
        if (number.compareTo(BigDecimal.ONE) < 0) {
            return time.toString();
        }
        return time.equals(LocalTime.MIDNIGHT)
                ? day.toString()
                : LocalDateTime.of(day, time).toString();
    }

    /** Spreadsheets keep seventeen digits of a binary number, of which fifteen are meant. */
    private static String rounded(BigDecimal number) {
        BigDecimal meant =
                number.precision() > 15 ? number.round(new java.math.MathContext(15, RoundingMode.HALF_EVEN)) : number;
        BigDecimal plain = meant.stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
}
