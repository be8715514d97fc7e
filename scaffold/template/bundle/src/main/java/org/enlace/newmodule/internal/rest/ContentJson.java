package org.enlace.newmodule.internal.rest;

import org.enlace.newmodule.Content;

/**
 * What an entry is to say.
 *
 * @param title one line of 1 to 200 characters
 * @param text  1 to 4000 characters
 */
record ContentJson(String title, String text) {
    Content content() {
        return new Content(title, text);
    }
}
