package org.enlace.searches.internal.rest;

import org.enlace.searches.Notice;
import org.enlace.searches.internal.NoticeWord;

/**
 * @param name   1 to 100 characters
 * @param notice none, hourly, daily or weekly
 */
public record ChangeJson(String name, String notice) {
    Notice told() {
        return NoticeWord.read(notice);
    }
}
