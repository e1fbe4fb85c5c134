package dev.lictor.settings.reload;

/**
 * Is told what becomes of files that change. An extension point. It is called on the thread that looks at the files, one call at a
 * time; what it throws is logged.
 */
public interface ReloadListener {

  /** A listener that does nothing. */
  ReloadListener NONE = new ReloadListener() {};

  /** Is told that another set is live, or that the files hold again what is live. */
  default void live(Standing standing) {}

  /** Is told that the files were not taken; what was live stays. */
  default void refused(Standing standing) {}
}
