package org.enlace.jit.picture;

import java.util.List;

/** Sets parts of a picture side by side, row under row, in their order. */
final class Shelves {
    private Shelves() {}

    /** @param nodes whose places are measured from the upper left corner of the box */
    record Box(int[] nodes, double width, double height) {}

    /**
     * Moves the nodes of each box to where the box is set.
     *
     * @return width and height of the whole
     */
    static int[] set(List<Box> boxes, int wide, int gap, double[] x, double[] y) {
        double left = 0;
        double top = 0;
        double deepest = 0;
        double broadest = 0;
        for (Box box : boxes) {
            if (left > 0 && left + box.width() > wide) {
                left = 0;
                top += deepest + gap;
                deepest = 0;
            }
            for (int node : box.nodes()) {
                x[node] += left;
                y[node] += top;
            }
            broadest = Math.max(broadest, left + box.width());
            deepest = Math.max(deepest, box.height());
            left += box.width() + gap;
        }
        return new int[] {(int) StrictMath.ceil(broadest), (int) StrictMath.ceil(top + deepest)};
    }
}
