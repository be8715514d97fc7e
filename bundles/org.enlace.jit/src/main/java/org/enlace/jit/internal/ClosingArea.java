package org.enlace.jit.internal;

import org.enlace.jit.internal.closing.ClosingDesk;
import org.enlace.jit.internal.closing.ClosingFiles;
import org.enlace.jit.internal.closing.LessonDesk;
import org.enlace.jit.internal.statistics.StatisticsDesk;
import org.enlace.jit.internal.statistics.StatisticsFiles;

/** The use cases of what comes of teams, put together when somebody first asks for them. */
public interface ClosingArea {
    ClosingDesk closing();

    ClosingFiles files();

    LessonDesk lessons();

    StatisticsDesk statistics();

    StatisticsFiles statisticsFiles();
}
