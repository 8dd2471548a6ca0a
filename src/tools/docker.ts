import type Dockerode from 'dockerode';

/** Why the engine cannot be used, in words for the learner. */
export interface EngineProblem {
  readonly kind: 'absent' | 'stopped' | 'hanging' | 'refused';
  readonly message: string;
}

/** The learner's Docker (or compatible) engine. */
export interface DockerEngine {
  /** Asks the engine for its version, at most 3 seconds. */
  ping(signal: AbortSignal): Promise<{ readonly version: string } | EngineProblem>;
  /** The connected client; rejects with the EngineProblem's message when the engine cannot be used. */
  client(signal: AbortSignal): Promise<Dockerode>;
  /** Labels for everything a check creates: `mlops-roadmap.owner=<pid>-<start time>`, so that a later start can sweep. */
  labels(): Readonly<Record<string, string>>;
  /** Removes containers, networks and images of owners that are gone; returns how many. */
  sweep(signal: AbortSignal): Promise<number>;
  /** Removes all that this instance created. */
  dispose(): Promise<void>;
}
