package org.enlace.files.internal;

import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile.Content;
import org.enlace.platform.RecordId;

/**
 * A content and where its bytes are.
 *
 * @param chunk   how many bytes one of its parts has, the last one apart
 * @param disk    the name of its file
 * @param wrapped its key, under that of its record
 */
public record Kept(RecordId id, OwnerRef owner, Content content, int chunk, String disk, String wrapped) {}
