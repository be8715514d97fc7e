package org.enlace.searches.internal.rest;

import org.enlace.searches.Notice;
import org.enlace.searches.internal.NoticeWord;

/**
 * A search to be saved.
 *
 * @param name   1 to 100 characters
 * @param list   such as protocols; search for all that can be searched
 * @param query  what the list is narrowed by, as the query of its address: q=trata&amp;country=CO
 * @param notice none, hourly, daily or weekly; none where it is missing
 */
public record NewJson(String name, String list, String query, String notice) {
    Notice told() {
        return notice == null ? Notice.NONE : NoticeWord.read(notice);
    }
}
