package org.enlace.training.certificate;

/** A file is not as a node signed it. The message is a sentence for whoever gave the file. */
public final class NotWhole extends Exception {
    private static final long serialVersionUID = 1L;

    public NotWhole(String message) {
        super(message);
    }
}
