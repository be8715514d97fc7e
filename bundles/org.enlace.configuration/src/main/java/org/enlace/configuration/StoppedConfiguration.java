package org.enlace.configuration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The node's own configuration files while no node runs: for the program that restores a backup, which finds it by
 * {@link java.util.ServiceLoader}.
 */
public interface StoppedConfiguration {
    /**
     * Gives keys of a PID their values, and sees to it that no other file gives them others. Nothing is checked but that it is JSON. A
     * file that cannot be read, or cannot be changed with certainty, is set aside under another name: once mended it might say
     * something else.
     *
     * @param data the data folder
     * @return the new names of files that were set aside
     */
    List<String> set(Path data, String pid, Map<String, String> values) throws IOException;
}
