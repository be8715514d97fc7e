package org.enlace.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The encrypted bytes of all files, for backups, which copy them as they lie. A service. */
public interface KeptFiles {
    /** Where they lie: {@code XX/NAME}, by the first two characters of the name. There is none before the first file. */
    Path folder();

    /** @param copy of the node's database, of some moment */
    List<Named> named(Connection copy) throws SQLException;

    /** Which of these names the node's database still knows; the others were erased meanwhile. */
    Set<String> known(Collection<String> names);

    /**
     * @param name    64 hexadecimal digits at most, from which nobody learns anything
     * @param atLeast bytes the encrypted file has at least
     * @param growing whether it is on its way in: what follows those bytes may be incomplete, and the same name may hold more later.
     *                Any other file never changes
     */
    record Named(String name, long atLeast, boolean growing) {}
}
