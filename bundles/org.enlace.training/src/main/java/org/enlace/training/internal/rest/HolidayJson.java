package org.enlace.training.internal.rest;

import org.enlace.training.Holiday;

/** A holiday, its day such as 2027-07-20. */
record HolidayJson(String country, String day, String name) {
    static HolidayJson of(Holiday holiday) {
        return new HolidayJson(holiday.country().value(), holiday.day().toString(), holiday.name());
    }

    /** @param lines a line for each: 2027-07-20; name */
    record Taking(String lines) {}

    /** @param days how many were taken */
    record TakenJson(int days) {}
}
