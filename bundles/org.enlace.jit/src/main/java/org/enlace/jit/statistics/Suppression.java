package org.enlace.jit.statistics;

/**
 * Which figures of a table are shown, so that no figure over fewer than {@value #FEWEST} teams can be read in it or worked out from it. The
 * last line holds the sums over the others, and so does the last column where there are several.
 */
public final class Suppression {
    /** So many teams at least stand behind a figure that is shown. */
    public static final int FEWEST = 3;

    private final int[][] teams;
    private final boolean[][] hidden;

    private Suppression(int[][] teams) {
        this.teams = teams;
        hidden = new boolean[teams.length][teams[0].length];
    }

    /**
     * @param teams how many teams stand behind each figure; rows of the same length, sums last
     * @return which are shown
     */
    public static boolean[][] shown(int[][] teams) {
        Suppression table = new Suppression(teams);
        table.hideSmall();
        while (table.protect()) {
            // What was hidden may give away what is in its line or column.
        }
        boolean[][] shown = new boolean[teams.length][teams[0].length];
        for (int row = 0; row < teams.length; row++) {
            for (int column = 0; column < teams[0].length; column++) {
                shown[row][column] = !table.hidden[row][column];
            }
        }
        return shown;
    }

    /** The same of a single column. */
    public static boolean[] shown(int[] teams) {
        int[][] column = new int[teams.length][1];
        for (int row = 0; row < teams.length; row++) {
            column[row][0] = teams[row];
        }
        boolean[][] table = shown(column);
        boolean[] shown = new boolean[teams.length];
        for (int row = 0; row < teams.length; row++) {
            shown[row] = table[row][0];
        }
        return shown;
    }

    private void hideSmall() {
        for (int row = 0; row < teams.length; row++) {
            for (int column = 0; column < teams[row].length; column++) {
                hidden[row][column] = teams[row][column] > 0 && teams[row][column] < FEWEST;
            }
        }
    }

    /** Hides one more where what is hidden in a line could be worked out; whether it did. */
    private boolean protect() {
        for (int column = 0; column < teams[0].length; column++) {
            if (protect(column, false)) {
                return true;
            }
        }
        for (int row = 0; teams[0].length > 1 && row < teams.length; row++) {
            if (protect(row, true)) {
                return true;
            }
        }
        return false;
    }

    private boolean protect(int line, boolean across) {
        int last = (across ? teams[0].length : teams.length) - 1;
        int count = 0;
        int behind = 0;
        int smallest = -1;
        for (int i = 0; i < last; i++) {
            if (isHidden(line, i, across)) {
                count++;
                behind += behind(line, i, across);
            } else if (behind(line, i, across) > 0
                    && (smallest < 0 || behind(line, i, across) < behind(line, smallest, across))) {
                smallest = i;
            }
        }
        boolean sum = isHidden(line, last, across);
        boolean safe = sum ? count > 0 || behind(line, last, across) == 0 : count == 0 || count > 1 && behind >= FEWEST;
        if (safe || sum && smallest < 0) {
            return false;
        }
        hide(line, smallest < 0 ? last : smallest, across);
        return true;
    }

    private boolean isHidden(int line, int place, boolean across) {
        return across ? hidden[line][place] : hidden[place][line];
    }

    private int behind(int line, int place, boolean across) {
        return across ? teams[line][place] : teams[place][line];
    }

    private void hide(int line, int place, boolean across) {
        if (across) {
            hidden[line][place] = true;
        } else {
            hidden[place][line] = true;
        }
    }
}
