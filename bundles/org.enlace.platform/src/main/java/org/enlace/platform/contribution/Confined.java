package org.enlace.platform.contribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Whether a path stays in a folder, links followed. */
final class Confined {
    private Confined() {}

    static boolean within(Path folder, Path path) {
        Path place = folder.toAbsolutePath().normalize();
        Path wanted = path.toAbsolutePath().normalize();
        if (!wanted.startsWith(place)) {
            return false;
        }
        try {
            Path real = place.toRealPath();
            for (Path there = wanted; there.startsWith(place); there = there.getParent()) {
                if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                    return there.toRealPath().startsWith(real);
                }
            }
        } catch (IOException e) {
            // What cannot be looked at is not given out: a link that leads nowhere, a folder that is not there.
            return false;
        }
        return false;
    }
}
