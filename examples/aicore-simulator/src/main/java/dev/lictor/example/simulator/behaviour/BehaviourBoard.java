package dev.lictor.example.simulator.behaviour;

import dev.lictor.example.simulator.exchange.Head;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the behaviour in force, counts how often its rules were used, and lets go what rests. Thread-safe. */
public final class BehaviourBoard {
  private final Behaviour initial;
  private final Set<Runnable> resting = ConcurrentHashMap.newKeySet();
  private Behaviour behaviour;
  private int[] used;

  /** Starts with a behaviour, which is also what a reset returns to. */
  public BehaviourBoard(Behaviour initial) {
    this.initial = initial;
    this.behaviour = initial;
    this.used = new int[initial.rules().size()];
  }

  /** Puts another behaviour in force for requests that come from now on. */
  public synchronized void set(Behaviour next) {
    behaviour = next;
    used = new int[next.rules().size()];
  }

  /** Returns to the initial behaviour and lets go whatever rests. */
  public void reset() {
    set(initial);
    release();
  }

  /** Picks the rule for a request and counts it as used. */
  public synchronized BehaviourRule claim(Head head) {
    for (int i = 0; i < used.length; i++) {
      BehaviourRule rule = behaviour.rules().get(i);
      if (used[i] < rule.times() && rule.matches(head)) {
        used[i]++;
        return rule;
      }
    }
    return BehaviourRule.ORDINARY;
  }

  /** Says whether a model is to fail. */
  public synchronized boolean fails(String model) {
    return behaviour.failingModels().contains(model);
  }

  /** Keeps an action until the next release. */
  public void rest(Runnable resume) {
    resting.add(resume);
  }

  /** Drops an action that no longer waits. */
  public void forget(Runnable resume) {
    resting.remove(resume);
  }

  /** Runs every action that waits. */
  public void release() {
    for (Runnable resume : List.copyOf(resting)) {
      if (resting.remove(resume)) {
        resume.run();
      }
    }
  }
}
