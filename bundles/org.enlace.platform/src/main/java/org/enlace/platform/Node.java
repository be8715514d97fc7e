package org.enlace.platform;

import java.nio.file.Path;

/**
 * The installation this code runs in: one country's node. A service, from what the launcher was given.
 *
 * @param country the country this node belongs to
 * @param home    the program and its shipped configuration; read-only
 * @param data    everything the node writes
 * @param version the release of the platform
 * @param demo    whether sample data may be loaded
 */
public record Node(CountryCode country, Path home, Path data, String version, boolean demo) {}
