package dev.typeset.testing;

import java.lang.management.ManagementFactory;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;

/**
 * Makes every test fail in which a thread that must not block does: the driver's event loops,
 * Reactor's own threads.
 */
public final class BlockingCalls implements LauncherSessionListener {
  private static final String REDEFINITION = "-XX:+AllowRedefinitionToAddDeleteMethods";

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    // Maven looks for tests in its own process, without this, and runs none of them there.
    if (!ManagementFactory.getRuntimeMXBean().getInputArguments().contains(REDEFINITION)) {
      return;
    }
    BlockHound.install(builder ->
        builder
            // Reads the kernel's random numbers, which are always there.
            .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
            // The driver's own, once for each new connection that may be encrypted.
            .allowBlockingCallsInside(
                "io.r2dbc.postgresql.client.ReactorNettyClient", "registerSslHandler")
            // A lock around a few fields, where many threads allocate at once.
            .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate"));
  }
}
