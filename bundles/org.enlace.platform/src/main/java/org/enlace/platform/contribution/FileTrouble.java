package org.enlace.platform.contribution;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file that somebody named on a command's line cannot be read or written, in words for them. */
public final class FileTrouble {
    private FileTrouble() {}

    /** A clause without a full stop, such as {@code the node's user may not}. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException none) {
            return "there is no " + none.getFile();
        }
        if (e instanceof AccessDeniedException) {
            return "the node's user may not";
        }
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is there already";
        }
        if (e instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        if (e instanceof FileSystemException of && of.getReason() == null) {
            return of.getFile() + ", and the system gives no reason";
        }
        return e.getMessage();
    }
}
