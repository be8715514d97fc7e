package org.enlace.jit.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final int TABLES = 2_000;

    @Test
    void what_three_teams_stand_behind_is_shown() {
        assertArrayEquals(new boolean[] {true, true, true}, Suppression.shown(new int[] {3, 4, 7}));
    }

    @Test
    void nothing_at_all_is_no_secret() {
        assertArrayEquals(new boolean[] {true, true, true}, Suppression.shown(new int[] {0, 4, 4}));
    }

    @Test
    void a_small_figure_takes_another_with_it_that_would_give_it_away() {
        assertArrayEquals(new boolean[] {false, false, true, true}, Suppression.shown(new int[] {1, 3, 9, 13}));
    }

    @Test
    void a_small_figure_beside_nothing_takes_the_sum_with_it() {
        assertArrayEquals(new boolean[] {false, true, false}, Suppression.shown(new int[] {2, 0, 2}));
    }

    @Test
    void two_small_figures_that_are_small_together_take_a_third_with_them() {
        assertArrayEquals(
                new boolean[] {false, false, false, true, true}, Suppression.shown(new int[] {1, 1, 3, 5, 10}));
    }

    /** Whoever knows all that is shown knows no hidden figure: others would look the same. */
    @Test
    void in_no_table_a_hidden_figure_can_be_worked_out_from_its_line() {
        Random random = new Random(20270301);
        for (int i = 0; i < TABLES; i++) {
            int[][] teams = table(random, 1 + random.nextInt(5), 1 + random.nextInt(5));
            boolean[][] shown = Suppression.shown(teams);
            String told = Arrays.deepToString(teams) + " " + Arrays.deepToString(shown);
            for (int row = 0; row < teams.length; row++) {
                for (int column = 0; column < teams[0].length; column++) {
                    boolean small = teams[row][column] > 0 && teams[row][column] < Suppression.FEWEST;
                    assertFalse(small && shown[row][column], told);
                    if (!shown[row][column]) {
                        assertTrue(hiddenInRow(shown, row) > 1 || teams[0].length == 1, told);
                        assertTrue(hiddenInColumn(shown, column) > 1, told);
                    }
                }
            }
        }
    }

    @Test
    void a_table_of_large_figures_is_shown_whole() {
        int[][] teams = {{3, 4, 7}, {5, 6, 11}, {8, 10, 18}};
        for (boolean[] row : Suppression.shown(teams)) {
            assertEquals("[true, true, true]", Arrays.toString(row));
        }
    }

    private static int[][] table(Random random, int rows, int columns) {
        int[][] teams = new int[rows + 1][columns + 1];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int value = random.nextInt(3) == 0 ? 0 : random.nextInt(8);
                teams[row][column] = value;
                teams[row][columns] += value;
                teams[rows][column] += value;
                teams[rows][columns] += value;
            }
        }
        return teams;
    }

    private static int hiddenInRow(boolean[][] shown, int row) {
        int hidden = 0;
        for (boolean one : shown[row]) {
            hidden += one ? 0 : 1;
        }
        return hidden;
    }

    private static int hiddenInColumn(boolean[][] shown, int column) {
        int hidden = 0;
        for (boolean[] row : shown) {
            hidden += row[column] ? 0 : 1;
        }
        return hidden;
    }
}
