package dev.lictor.call;

/** The ids of deployments, configurations and executions of AI Core. Not instantiable. */
public final class AiCoreId {

  private static final int MIN_LENGTH = 4;
  private static final int MAX_LENGTH = 64;

  private AiCoreId() {}

  /** Tests the pattern {@code ^[\w.-]{4,64}$} (AI Core API 2.42.0, {@code configurationId}). */
  public static boolean isId(String id) {
    boolean good = id.length() >= MIN_LENGTH && id.length() <= MAX_LENGTH;
    for (int i = 0; i < id.length() && good; i++) {
      char c = id.charAt(i);
      good = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "_.-".indexOf(c) >= 0;
    }
    return good;
  }
}
