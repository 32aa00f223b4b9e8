package dev.typeset.db;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One process at a time in a data directory. The operating system drops the lock with the process,
 * however that ends; the file says who has it.
 */
final class EmbeddedLock implements AutoCloseable {
  // Closing a second channel to a locked file drops the lock of the first, so none is ever opened.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private EmbeddedLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks a directory until closed.
   *
   * @param directory the real path of a directory that exists
   * @throws IllegalStateException naming the process, where another one has it
   */
  static EmbeddedLock take(Path directory) throws IOException {
    if (!HELD_HERE.add(directory)) {
      throw inUse(directory, "process " + ProcessHandle.current().pid());
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(directory.resolve("lock"), CREATE, READ, WRITE);
      if (channel.tryLock() == null) {
        String holder =
            new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        throw inUse(directory, holder.isBlank() ? "another process" : holder.strip());
      }
      EmbeddedLock lock = new EmbeddedLock(directory, channel);
      lock.write("process " + ProcessHandle.current().pid());
      return lock;
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      HELD_HERE.remove(directory);
      throw e;
    }
  }

  /** Tells whoever wants the directory too where its server listens. */
  void tellPort(int port) throws IOException {
    write("process %d (PostgreSQL on port %d)".formatted(ProcessHandle.current().pid(), port));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(directory);
  }

  private void write(String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static IllegalStateException inUse(Path directory, String holder) {
    return new IllegalStateException(
        "%s is in use by %s. Stop it, or set DATA_DIR to another directory."
            .formatted(directory, holder));
  }
}
