package org.enlace.shell.internal;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/** A channel that takes a terminal's kind and size, a command or a session, and nothing else: no environment, no agent, no X11. */
final class SshChannel extends ChannelSession {
    private static final int LONGEST_TERMINAL = 40;

    private final BiConsumer<Session, String> unheard;

    /** @param unheard hears whose request for a subsystem was refused */
    SshChannel(BiConsumer<Session, String> unheard) {
        this.unheard = unheard;
    }

    /**
     * Tells the exit status before the end of the output. A client that has read to the end may close the channel at once, and
     * nothing is sent on a channel that closes.
     */
    @Override
    protected void closeShell(int status, boolean immediate) throws IOException {
        if (!isClosing()) {
            sendExitStatus(status);
        }
        super.closeShell(status, immediate);
    }

    @Override
    protected RequestHandler.Result handleEnv(Buffer buffer, boolean wantReply) {
        return RequestHandler.Result.ReplyFailure;
    }

    @Override
    protected RequestHandler.Result handlePtyReqParsed(
            String term, int columns, int rows, int width, int height, Map<PtyMode, Integer> modes) throws IOException {
        String name = term.length() > LONGEST_TERMINAL ? "ansi" : term;
        return super.handlePtyReqParsed(name, columns, rows, width, height, Map.of());
    }

    @Override
    protected RequestHandler.Result handleSubsystem(String request, Buffer buffer, boolean wantReply) {
        unheard.accept(getSession(), "shell.subsystem");
        return RequestHandler.Result.ReplyFailure;
    }

    @Override
    protected RequestHandler.Result handleAgentForwarding(String requestType, Buffer buffer, boolean wantReply) {
        unheard.accept(getSession(), "shell.forwarding");
        return RequestHandler.Result.ReplyFailure;
    }

    @Override
    protected RequestHandler.Result handleX11Forwarding(String requestType, Buffer buffer, boolean wantReply) {
        unheard.accept(getSession(), "shell.forwarding");
        return RequestHandler.Result.ReplyFailure;
    }
}
