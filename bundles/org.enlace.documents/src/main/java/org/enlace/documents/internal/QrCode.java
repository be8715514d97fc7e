package org.enlace.documents.internal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import org.w3c.dom.Element;

/** Draws an {@code object} of a document, a QR code, as lines: sharp at any size. */
final class QrCode implements FSObjectDrawer {
    /** What of an {@code object} says what its code leads to. */
    static final String ADDRESS = "data-code";

    private static final int QUIET = 4;

    private final ByteMatrix code;

    QrCode(String text) {
        code = encoded(text);
    }

    private static ByteMatrix encoded(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("A text of " + text.length() + " characters fits into no QR code", e);
        }
    }

    /** Of each {@code object} its own. */
    static FSObjectDrawerFactory ofEach() {
        return new FSObjectDrawerFactory() {
            @Override
            public FSObjectDrawer createDrawer(Element element) {
                return new QrCode(element.getAttribute(ADDRESS));
            }

            @Override
            public boolean isReplacedObject(Element element) {
                return true;
            }
        };
    }

    /** The code as an element of HTML. */
    static String svg(String text) {
        ByteMatrix code = encoded(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y) == 1) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        int side = code.getWidth() + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + -QUIET + " " + -QUIET + " " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path d=\"" + path + "\"/></svg>";
    }

    @Override
    public Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        float side = (float) Math.min(width, height) / dotsPerPixel;
        device.drawWithGraphics((float) x, (float) y, side, side, graphics -> {
            graphics.setColor(Color.BLACK);
            graphics.fill(modules(side / (code.getWidth() + 2 * QUIET)));
        });
        return null;
    }

    private Shape modules(float one) {
        Path2D.Float path = new Path2D.Float();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                int from = x;
                while (x < code.getWidth() && code.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    float left = (from + QUIET) * one;
                    float top = (y + QUIET) * one;
                    path.moveTo(left, top);
                    path.lineTo(left + (x - from) * one, top);
                    path.lineTo(left + (x - from) * one, top + one);
                    path.lineTo(left, top + one);
                    path.closePath();
                }
            }
        }
        return path;
    }
}
