package org.enlace.persistence;

import java.io.IOException;
import java.nio.file.Path;
import org.enlace.persistence.DatabaseCopies.Copy;

/**
 * Fills an empty PostgreSQL database from a copy, where no node runs: for the program that restores a backup, which finds it by
 * {@link java.util.ServiceLoader}.
 */
public interface DatabaseLoader {
    /**
     * Loads all of a copy in one transaction. Does nothing where the same was done before.
     *
     * @param url          {@code jdbc:postgresql://HOST:PORT/DATABASE}, without a password
     * @param passwordFile a file whose first line is the password, or null
     * @param mark         names the backup and this one restore of it; stays in the database as a comment
     * @return whether anything was done
     * @throws IOException when the database does not answer, is not empty, or does not take it; the message says what to do
     */
    boolean load(String url, String user, Path passwordFile, Copy copy, String mark) throws IOException;
}
