package dev.typeset.core;

import org.jspecify.annotations.Nullable;

/**
 * Carries a {@link Problem} from where it is known to where it is answered. Cheap: it has no stack
 * trace of its own.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Failure(Problem problem, @Nullable Throwable cause) {
    super(problem.detail(), cause, false, false);
    this.problem = problem;
  }

  /** What happened. */
  public Problem problem() {
    return problem;
  }
}
