package org.enlace.training.overview;

/**
 * What those who took part said of something.
 *
 * @param answers how many answers stand behind it
 * @param average of them, 1 to 5
 */
public record Rating(int answers, double average) {}
