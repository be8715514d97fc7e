package org.enlace.mail;

import java.util.Optional;

/**
 * Sends mail to people, where the node has been told by which server. A service, there also where it has not; its property
 * {@value #CONFIGURED} says which, so that what is for nodes with mail alone waits for {@value #WITH_SERVER}.
 *
 * <p>Mail leaves the node and lies readable on machines of others. <b>It holds no case content</b>: no name, number, place or circumstance
 * of a case or a person, in the subject, the text or the calendar part alike. It says that there is something to see, and the reader signs in to see it.
 * That is the caller's to keep; nobody looks at it again on the way out.
 */
public interface Mail {
    /** The property of the service that says the same as {@link #configured}. */
    String CONFIGURED = "configured";

    /** As the target of a reference: the service of a node that sends mail. */
    String WITH_SERVER = "(" + CONFIGURED + "=true)";

    /** Whether mail is sent by this node. Where it is not, callers show people what they would have written. */
    boolean configured();

    /**
     * Where a page of this node is opened, as a letter may name it.
     *
     * @param path such as {@code /inbox}
     * @return empty where the node has not been told by which address officers open it
     */
    Optional<String> link(String path);

    /**
     * Puts a letter into the outbox, in the current transaction or one of its own: if that is undone, so is the letter. It is sent once it is stored, and
     * tried again while that fails, for three days unless configured otherwise. A letter goes out once, or, where the node is killed right
     * after the server took it, twice with the same {@code Message-ID}.
     *
     * @return false where no mail is configured: nothing was kept, and nobody gets anything
     */
    boolean send(Letter letter);
}
