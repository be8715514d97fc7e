package org.enlace.jit.internal.signing;

import java.io.InputStream;
import org.enlace.jit.signing.ScannedAct;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** The scanned acts of instruments. */
public interface Acts {
    /** Keeps a scanned act of an instrument, before it is signed. @return its file */
    RecordId keep(RecordId instrument, String name, InputStream content, Caller caller);

    /**
     * What a file of an instrument is recognised by.
     *
     * @throws org.enlace.platform.NotFound where the instrument has no such file
     */
    ScannedAct find(RecordId instrument, RecordId file, Caller caller);
}
