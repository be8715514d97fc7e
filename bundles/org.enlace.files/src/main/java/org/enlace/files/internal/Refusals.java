package org.enlace.files.internal;

import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.platform.Refusal;

/** What is said where a file is not taken, in one place because it is said in several. */
final class Refusals {
    private Refusals() {}

    static Refusal empty() {
        return new Refusal("files.empty", "The file is empty; choose another one").at("file");
    }

    static Refusal chunk(int bytes) {
        return new Refusal(
                "files.chunk",
                "A chunk of this file has " + bytes + " bytes, or fewer where the file ends; send it so",
                bytes);
    }

    static Refusal ending(FileName name, String type) {
        return new Refusal(
                        "files.ending",
                        "\"" + name + "\" is of the type " + type + ", so its name ends in " + Endings.of(type)
                                + "; rename the file",
                        name,
                        TypeNames.of(type),
                        Endings.of(type))
                .at("file");
    }

    static Refusal wrongSize(long announced) {
        return new Refusal(
                "files.wrong-size",
                "The file was to have " + announced + " bytes and has more; send it again",
                announced);
    }

    static Refusal tooLarge(FileUse use) {
        return new Refusal(
                        "files.too-large",
                        "A file has at most " + use.largest() + " bytes here; send a smaller one",
                        Sizes.megabytes(use.largest()))
                .at("file");
    }

    static Refusal quota(long quota) {
        return new Refusal(
                "files.quota",
                "The node's " + quota + " bytes for files are used up; erase files, or set org.enlace.files.quota",
                Sizes.megabytes(quota));
    }
}
