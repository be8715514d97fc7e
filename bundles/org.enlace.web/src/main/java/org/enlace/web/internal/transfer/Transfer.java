package org.enlace.web.internal.transfer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * One request and its answer on their way. Gathers the beginning of a body without a thread, waits for a thread without holding
 * another, and knows for how long the client has held it up.
 */
public final class Transfer extends HttpStream.Wrapper {
    /** A body up to this length is gathered before a thread works on the request. */
    static final int GATHERED = 65_536;
    /** Beyond this length a body is a file, which is refused or read on a thread: there is nothing to be gained by gathering. */
    private static final long FILE = 1 << 20;

    private static final String ATTRIBUTE = Transfer.class.getName();
    private static final long GATHER_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long QUEUE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long DISCARD_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long WRITE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long HELD_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Bytes a second: what a telephone line of the last century carried. */
    private static final long LEAST_RATE = 1_024;
    /** Seconds of waiting for a sender after which the rate is looked at. */
    private static final int WINDOW = 20;

    /** What a transfer is doing. */
    private enum Phase {
        GATHERING,
        QUEUED,
        HANDLED,
        DISCARDING
    }

    /** Why a request is not worked on. */
    public enum Trouble {
        /** Its body did not come in time. */
        SLOW,
        /** No thread was free in time. */
        BUSY
    }

    private final Request request;
    private final Connections connections;
    private final WatchedConnection connection;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private boolean begun;
    private boolean whole;
    private volatile Phase phase = Phase.HANDLED;
    private volatile long since;
    private volatile long reading;
    private volatile long writing;
    private volatile long written;
    private volatile long bytes;
    private Trouble trouble;
    private Share share;
    private Share wanted;
    private Runnable resume;
    private long entered;
    private int waited;
    private long before;

    Transfer(HttpStream stream, Request request, Connections connections, WatchedConnection connection) {
        super(stream);
        this.request = request;
        this.connections = connections;
        this.connection = connection;
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The transfer of a request, or null on a connection that nobody watches. */
    public static Transfer of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Transfer transfer ? transfer : null;
    }

    @Override
    public Content.Chunk read() {
        Content.Chunk chunk = super.read();
        if (chunk != null) {
            reading = 0;
            bytes += chunk.remaining();
        }
        return chunk;
    }

    @Override
    public void demand() {
        reading = connections.now();
        super.demand();
    }

    @Override
    public void send(
            MetaData.Request asked, MetaData.Response answer, boolean last, ByteBuffer content, Callback callback) {
        int size = content == null ? 0 : content.remaining();
        written = size;
        writing = connections.now();
        super.send(asked, answer, last, content, new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                writing = 0;
                bytes += size;
                super.succeeded();
            }

            @Override
            public void failed(Throwable cause) {
                writing = 0;
                super.failed(cause);
            }
        });
    }

    @Override
    public void succeeded() {
        connection.end(this);
        super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
        connection.end(this);
        super.failed(cause);
    }

    /**
     * Takes what has come of the body. True if that is all of it, or as much as is gathered; then a thread may work on the
     * request.
     */
    public boolean gathered() {
        if (!begun) {
            begun = true;
            boolean none = request.getLength() == 0
                    || request.getLength() < 0 && !request.getHeaders().contains("Transfer-Encoding");
            // Whoever asks first is told to go on by the first look at the body, which is for the application to do.
            whole = none || request.getHeaders().contains("Expect") || request.getLength() > FILE;
        }
        while (!whole && body.size() < GATHERED) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                return false;
            }
            if (Content.Chunk.isFailure(chunk)) {
                // Whoever reads on is told of it, unless it passes.
                trouble = Content.Chunk.isFailure(chunk, false) ? Trouble.SLOW : trouble;
                whole = true;
                break;
            }
            byte[] came = new byte[chunk.remaining()];
            chunk.getByteBuffer().get(came);
            body.writeBytes(came);
            whole = chunk.isLast();
            chunk.release();
        }
        return true;
    }

    /** What was gathered. */
    public byte[] body() {
        return body.toByteArray();
    }

    /** Goes on gathering without a thread and lets the request resume then, or when it took too long. */
    public void gather(Runnable then) {
        resume = then;
        since = connections.now();
        phase = Phase.GATHERING;
        request.demand(this::arrived);
    }

    private void arrived() {
        if (phase != Phase.GATHERING) {
            return;
        }
        if (gathered()) {
            resume(Phase.GATHERING);
        } else {
            request.demand(this::arrived);
        }
    }

    /** True if there is a thread for the request; else it resumes when there is one, or when it took too long. */
    public synchronized boolean enter(Share kind) {
        if (share != null) {
            return true;
        }
        wanted = kind;
        boolean free = connections.use().enter(kind);
        if (free) {
            hold(kind);
        }
        return free;
    }

    /** Waits for a thread of the kind that was asked for. */
    public void queue(Runnable then) {
        resume = then;
        since = connections.now();
        phase = Phase.QUEUED;
        if (connections.use().enterOrWait(wanted, this)) {
            take(wanted);
        }
    }

    /** Gets a thread. */
    void take(Share kind) {
        synchronized (this) {
            hold(kind);
        }
        if (!resume(Phase.QUEUED)) {
            leave();
        }
    }

    private void hold(Share kind) {
        share = kind;
        entered = connections.now();
        waited = 0;
        before = bytes;
    }

    /** The thread goes on to another request. */
    public void leave() {
        Share left;
        synchronized (this) {
            left = share;
            share = null;
        }
        if (left != null) {
            connections.use().leave(left);
        }
    }

    private synchronized boolean resumes(Phase from) {
        if (phase != from) {
            return false;
        }
        phase = Phase.HANDLED;
        return true;
    }

    private boolean resume(Phase from) {
        boolean mine = resumes(from);
        if (mine) {
            resume.run();
        }
        return mine;
    }

    private void give(Phase from, Trouble why) {
        synchronized (this) {
            if (phase != from) {
                return;
            }
            trouble = why;
        }
        connections.cut();
        resume(from);
    }

    /** Why the request is not worked on, or null. */
    public Trouble trouble() {
        return trouble;
    }

    /** Reads and throws away, without a thread, what the client of a refused request still sends. */
    public void discard(Runnable then) {
        since = connections.now();
        resume = then;
        phase = Phase.DISCARDING;
        discardMore();
    }

    private void discardMore() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::discardMore);
                return;
            }
            boolean end = chunk.isLast() || Content.Chunk.isFailure(chunk);
            chunk.release();
            if (end) {
                resume(Phase.DISCARDING);
                return;
            }
        }
    }

    /** Whether a thread waits for this client. */
    boolean inFlight() {
        return phase == Phase.GATHERING || reading != 0 || writing != 0;
    }

    /** Looks, once a second, whether the client takes too long. */
    void examine() {
        long now = connections.now();
        switch (phase) {
            case GATHERING -> {
                if (now - since > GATHER_NANOS) {
                    give(Phase.GATHERING, Trouble.SLOW);
                }
            }
            case QUEUED -> {
                if (now - since > QUEUE_NANOS && connections.use().giveUp(wanted, this)) {
                    give(Phase.QUEUED, Trouble.BUSY);
                }
            }
            case DISCARDING -> {
                if (now - since > DISCARD_NANOS) {
                    connection.cut();
                }
            }
            default -> examineHandled(now);
        }
    }

    private void examineHandled(long now) {
        long write = writing;
        if (write != 0 && now - write > WRITE_NANOS + TimeUnit.SECONDS.toNanos(written / LEAST_RATE)) {
            connection.cut();
            return;
        }
        synchronized (this) {
            if (share == null || write == 0 && reading == 0) {
                return;
            }
            if (reading != 0 && ++waited == WINDOW) {
                if (bytes - before < WINDOW * LEAST_RATE) {
                    connection.cut();
                    return;
                }
                waited = 0;
                before = bytes;
            }
            if (share.slow() == share || now - entered < HELD_NANOS) {
                return;
            }
            if (connections.use().enter(share.slow())) {
                Share left = share;
                share = share.slow();
                connections.use().leave(left);
                return;
            }
        }
        connections.cutSlowest(share);
    }

    /** The part of the threads that it uses, or null. */
    synchronized Share share() {
        return share;
    }

    /** Bytes a second since it has a thread. */
    synchronized double rate() {
        return bytes * 1e9 / Math.max(1, connections.now() - entered);
    }

    void end() {
        connection.cut();
    }
}
