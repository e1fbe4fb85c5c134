package dev.lictor.example.proxy;

/** A proxy that lets everything pass, as a process of its own. Not instantiable. */
final class PassthroughProcess {

  private PassthroughProcess() {}

  /** Starts before the upstream port that is given, prints its own port, and runs until its input ends. */
  public static void main(String[] arguments) throws Exception {
    int upstream = Integer.parseInt(arguments[0]);
    try (Proxy proxy = Setups.proxy(upstream, Doors.passing())) {
      System.out.println(proxy.port());
      int unused = System.in.read();
    }
    System.exit(0);
  }
}
