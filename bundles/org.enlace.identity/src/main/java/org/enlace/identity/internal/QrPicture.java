package org.enlace.identity.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A text as a QR code. */
public final class QrPicture {
    private static final int QUIET = 4;

    private QrPicture() {}

    /** For a page, which says beside it the same in words: no script, no style, black on white. */
    public static String svg(String text) {
        ByteMatrix code = code(text);
        int size = code.getWidth() + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" width=\"240\" height=\"240\" aria-hidden=\"true\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                + size + "v" + size + "H0z\"/>"
                + "<path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }

    /** For a terminal: half blocks, two rows of the code in a line of text. Read on a dark and on a light ground. */
    public static String text(String text) {
        ByteMatrix code = code(text);
        StringBuilder lines = new StringBuilder();
        for (int y = -QUIET; y < code.getHeight() + QUIET; y += 2) {
            for (int x = -QUIET; x < code.getWidth() + QUIET; x++) {
                boolean upper = light(code, x, y);
                boolean lower = light(code, x, y + 1);
                lines.append(upper ? lower ? '\u2588' : '\u2580' : lower ? '\u2584' : ' ');
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private static boolean light(ByteMatrix code, int x, int y) {
        return x < 0 || y < 0 || x >= code.getWidth() || y >= code.getHeight() || code.get(x, y) == 0;
    }

    private static ByteMatrix code(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("A text of " + text.length() + " characters fits into no QR code", e);
        }
    }
}
