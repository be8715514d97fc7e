package org.enlace.files.internal;

import java.time.Instant;
import org.enlace.files.Upload;
import org.enlace.platform.OfficerId;

/**
 * A file on its way in, and where its bytes are.
 *
 * @param officer who sends it
 * @param touched when the last of it came
 * @param disk    the name of its file
 * @param wrapped its key, under that of its record
 */
public record Incoming(Upload upload, OfficerId officer, Instant touched, String disk, String wrapped) {}
