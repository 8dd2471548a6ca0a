import { createHash } from 'node:crypto';
import { readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { identify, identityLabel, ownIdentity } from './process-identity';

const ownerLabel = 'mlops-roadmap.owner';
const machineLabel = 'mlops-roadmap.machine';
const foreignLifetimeSeconds = 24 * 3600;

export type Labels = Readonly<Record<string, string>>;

/** The labels of everything that this process creates. */
export async function ownLabels(home: string): Promise<Labels> {
  return { [ownerLabel]: identityLabel(await ownIdentity()), [machineLabel]: await machineName(home) };
}

/** The Engine API's filter for what anybody's checks created. */
export const anyOwner = { label: [ownerLabel] };

/** The Engine API's filter for what this owner created. */
export function ofOwner(labels: Labels): { label: string[] } {
  return { label: [`${ownerLabel}=${labels[ownerLabel]}`] };
}

/** Whether whoever created this is gone. Process ids mean nothing across machines and containers that share one engine: there only age tells. */
export async function isAbandoned(labels: Labels | undefined, createdSeconds: number, own: Labels): Promise<boolean> {
  const owner = labels?.[ownerLabel];
  if (owner === undefined) return false;
  if (labels?.[machineLabel] !== own[machineLabel]) return Date.now() / 1000 - createdSeconds > foreignLifetimeSeconds;
  const running = await identify(Number.parseInt(owner, 10));
  return running === undefined || (!owner.endsWith('-unknown') && identityLabel(running) !== owner);
}

/** Names the world in which this process's id is unique: host, user and, on Linux, the namespace of process ids. */
async function machineName(home: string): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return createHash('sha256').update([hostname(), home, namespace].join('\0')).digest('hex').slice(0, 16);
}
