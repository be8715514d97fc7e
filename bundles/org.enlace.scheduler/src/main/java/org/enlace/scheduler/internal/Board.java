package org.enlace.scheduler.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.enlace.platform.contribution.Job;
import org.enlace.platform.contribution.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which jobs are here, and which of them is at work: one at a time. */
final class Board {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 60;
    private static final long PATIENCE_SECONDS = 10;

    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Running running;

    /** A job with what it said of itself when it came. */
    record Place(Job job, String name, String module, Schedule schedule, String follow) {}

    /** @param since when it began */
    record Running(Place place, Instant since) {}

    /** Takes a job. One that says nothing sensible of itself is left out, and the log says so. */
    void add(Job job) {
        try {
            Place place = new Place(job, job.name(), job.module(), job.schedule(), job.follow());
            if (place.name().length() > LONGEST || !NAME.matcher(place.name()).matches()) {
                throw new IllegalArgumentException(
                        "A job's name is lower case with hyphens, at most 60 characters, not \"" + place.name() + "\"");
            }
            if (place.module().length() > LONGEST || place.schedule() == null) {
                throw new IllegalArgumentException("A job says its module, empty for the platform, and its schedule");
            }
            if (place.follow() == null) {
                throw new IllegalArgumentException("A job says what tells how it went, and empty for nothing");
            }
            if (find(place.name()).isPresent()) {
                LOG.warn("Two bring the job {}; the one that came first goes on", place.name());
            }
            places.add(place);
        } catch (RuntimeException e) {
            LOG.error("The job of {} is left out", job.getClass().getName(), e);
        }
    }

    /** Lets a job go. One that is at work is waited for, ten seconds at most. */
    void remove(Job job) {
        places.removeIf(place -> place.job() == job);
        Running now = running;
        if (now != null && now.place().job() == job && !turn.isHeldByCurrentThread() && taken()) {
            turn.unlock();
        }
    }

    private boolean taken() {
        try {
            return turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of each name the one that came first. */
    List<Place> places() {
        List<Place> first = new ArrayList<>();
        for (Place place : places) {
            if (first.stream().noneMatch(other -> other.name().equals(place.name()))) {
                first.add(place);
            }
        }
        return first;
    }

    Optional<Place> find(String name) {
        return places.stream().filter(place -> place.name().equals(name)).findFirst();
    }

    Optional<Running> running() {
        return Optional.ofNullable(running);
    }

    /** Does the work of a job when no other is at work. */
    void during(Place place, Instant now, Runnable work) {
        turn.lock();
        work(place, now, work);
    }

    /** @return false when another was at work for too long */
    boolean tryDuring(Place place, Instant now, Runnable work) {
        if (!taken()) {
            return false;
        }
        work(place, now, work);
        return true;
    }

    private void work(Place place, Instant now, Runnable work) {
        running = new Running(place, now);
        try {
            work.run();
        } finally {
            running = null;
            turn.unlock();
        }
    }
}
