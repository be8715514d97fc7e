package org.enlace.protocols.internal.table;

/** Columns as spreadsheets call them. */
final class Letter {
    private Letter() {}

    /** @param column from 0 */
    static String of(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
