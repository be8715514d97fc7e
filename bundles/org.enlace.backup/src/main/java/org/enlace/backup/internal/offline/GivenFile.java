package org.enlace.backup.internal.offline;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What whoever restores names on the command line: where it cannot be read, what is wrong with it and what to do. */
final class GivenFile {
    private GivenFile() {}

    /**
     * @param what   what it is to whoever named it, such as the passphrase file
     * @param folder whether it has to be a folder rather than a file
     * @throws IOException that says why it cannot be read
     */
    static void require(String what, Path path, boolean folder) throws IOException {
        boolean isFolder;
        try {
            isFolder = Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "The " + what + " \"" + path
                            + "\" is not there. Check its name, and that the disk it lies on is mounted",
                    e);
        } catch (FileSystemException e) {
            throw new IOException(said(e), e);
        }
        if (isFolder != folder) {
            throw new IOException("The " + what + " \"" + path + "\" is a "
                    + (folder ? "file. Name the folder of the backup" : "folder. Name a file"));
        }
        if (!Files.isReadable(path) || folder && !Files.isExecutable(path)) {
            throw new IOException(unreadable(path.toString()));
        }
    }

    /** What an exception says; those about files tell by themselves little more than which. */
    static String said(Exception e) {
        if (!(e instanceof FileSystemException of)) {
            return e.getMessage();
        }
        if (e instanceof NoSuchFileException) {
            return "There is no \"" + of.getFile() + "\". Check its name, and that the disk it lies on is mounted";
        }
        if (e instanceof AccessDeniedException) {
            return unreadable(of.getFile());
        }
        String reason = of.getReason() == null ? "the system gives no reason" : of.getReason();
        return "\"" + of.getFile() + "\" cannot be used: " + reason;
    }

    private static String unreadable(String path) {
        return "User " + System.getProperty("user.name") + " may not get at \"" + path
                + "\". Give it to this user, or restore as the user who may";
    }
}
