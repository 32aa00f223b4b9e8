package dev.typeset.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a record means, where no column says it. Read for the documentation alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface About {
  /** One sentence. */
  String value();

  /** Whether it is left out where it is null. */
  boolean optional() default false;
}
