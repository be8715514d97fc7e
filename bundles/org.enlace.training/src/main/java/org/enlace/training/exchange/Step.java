package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.training.Stamp;

/**
 * One step in the course of an application.
 *
 * @param version the application had after it
 * @param note    the reason that was given; empty where there was none
 */
public record Step(int version, Stage stage, String note, Stamp by) {
    public Step {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(by, "by");
    }
}
