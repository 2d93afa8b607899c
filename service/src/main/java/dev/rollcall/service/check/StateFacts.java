package dev.rollcall.service.check;

import java.nio.file.Path;

/**
 * The disk for the state of an instance on this machine.
 *
 * @param directory {@code state.dir}, absolute
 * @param writable whether this process could write there
 * @param fileSystem the kind of file system, such as {@code ext4}
 * @param usableBytes what is free for this process
 * @param changelogBytes how much the changelogs have in the brokers, which is what all of the state takes at most; 0 if not known
 */
record StateFacts(Path directory, boolean writable, String fileSystem, long usableBytes, long changelogBytes) {}
