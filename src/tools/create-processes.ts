import { uptime } from 'node:os';
import { abortGraceMs, type Launched, launch } from './launch';
import { identify, isRunning } from './process-identity';
import { killMarked, signalGroup, signalGroupNow } from './process-tree';
import type { Command, Processes, RunningProcess } from './processes';
import type { RunningRecord, RunningRecords } from './running-records';

/** Processes of this machine; `env` is what programs inherit. */
export function createProcesses(records: RunningRecords, env: NodeJS.ProcessEnv): Processes {
  const running = new Set<Launched>();
  // `process.exit` without `dispose` must not leave anything either.
  const atExit = () => {
    for (const { child } of running) if (child.pid) signalGroupNow(child.pid, 'SIGKILL');
  };
  if (process.platform !== 'win32') process.on('exit', atExit);

  const launchOne = async (command: Command, signal: AbortSignal): Promise<Launched> => {
    const launched = await launch(command, records, env, signal);
    running.add(launched);
    void launched.ended.then(() => running.delete(launched));
    return launched;
  };

  return {
    async run(command, signal) {
      const { ended } = await launchOne(command, signal);
      const result = await ended;
      signal.throwIfAborted();
      return result;
    },
    async start(command, signal) {
      return runningProcess(await launchOne(command, signal));
    },
    async sweep() {
      const abandoned = await records.abandoned();
      const ended = await Promise.all(abandoned.map((record) => endAbandoned(record, records)));
      return ended.filter(Boolean).length;
    },
    async dispose() {
      process.removeListener('exit', atExit);
      await Promise.all([...running].map(({ end }) => end(abortGraceMs)));
    },
  };
}

function runningProcess({ child, output, ended, end }: Launched): RunningProcess {
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => ({ stdout: output.stdout.text(), stderr: output.stderr.text() }),
    stop: (graceMs = 2000) => end(graceMs),
    signal(name) {
      if (process.platform !== 'win32') child.kill(name);
    },
  };
}

/** Ends the group of a record if its processes are provably those that the record speaks of; returns whether there were any. */
async function endAbandoned({ id, started, at }: RunningRecord, records: RunningRecords): Promise<boolean> {
  if (started.kind !== 'group') return false;
  const { leader } = started;
  let ended = (await killMarked(id)) > 0;
  const leaderNow = await identify(leader.pid);
  const isTheSame = leaderNow !== undefined && leader.started !== undefined && (await isRunning(leader));
  // On Linux the mark has found what outlived its leader. Elsewhere the group's id is free for others only after all of it
  // has ended, so a group without a leader is still ours unless the machine was started anew.
  const bootedAt = Date.now() - uptime() * 1000;
  const isLeaderless = leaderNow === undefined && process.platform !== 'linux' && Date.parse(at) > bootedAt;
  if (isTheSame || isLeaderless) {
    await signalGroup(leader.pid, 'SIGKILL');
    ended ||= isTheSame;
  }
  await records.remove(id);
  return ended;
}
