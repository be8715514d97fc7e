package org.enlace.configuration.internal;

/** Where a value comes from; a later one overrides an earlier one. */
enum Origin {
    /** The component's own default. */
    DEFAULT(""),
    /** A file of the release. */
    SHIPPED("ENLACE_HOME/config/"),
    /** A file of this node. */
    OWN("ENLACE_DATA/config/");

    private final String folder;

    Origin(String folder) {
        this.folder = folder;
    }

    /** What a person calls a file of this origin. */
    String label(String file) {
        return folder + file;
    }
}
