package org.enlace.files.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** A disk that fails at one step, and from then on altogether, as when the power goes; or says that it is full. */
final class FaultyDisk implements Disk {
    private final int failing;
    private final String message;
    private int step;
    private boolean dead;

    /** @param failing which step fails, counted from 1; 0 for none */
    FaultyDisk(int failing, String message) {
        this.failing = failing;
        this.message = message;
    }

    int steps() {
        return step;
    }

    private void step() throws IOException {
        if (dead || ++step == failing) {
            dead = true;
            throw new IOException(message);
        }
    }

    @Override
    public Out append(Path file, long at) throws IOException {
        step();
        Out out = REAL.append(file, at);
        return new Out() {
            @Override
            public void force() throws IOException {
                step();
                out.force();
            }

            @Override
            public int write(ByteBuffer bytes) throws IOException {
                step();
                return out.write(bytes);
            }

            @Override
            public boolean isOpen() {
                return out.isOpen();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public SeekableByteChannel read(Path file) throws IOException {
        step();
        return REAL.read(file);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        REAL.delete(file);
    }

    @Override
    public void folder(Path folder) throws IOException {
        step();
        REAL.folder(folder);
    }

    @Override
    public void force(Path folder) throws IOException {
        step();
        REAL.force(folder);
    }
}
