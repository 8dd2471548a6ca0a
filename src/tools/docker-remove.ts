import type Dockerode from 'dockerode';
import type { Labels } from './docker-owner';

/** Removes the containers, networks and images that a label filter finds and `isChosen` accepts (labels, seconds since 1970); returns how many went. Layers stay as the engine's build cache. */
export async function removeLabelled(
  client: Dockerode,
  filters: { readonly label: string[] },
  isChosen: (labels: Labels | undefined, createdSeconds: number) => Promise<boolean>,
  signal: AbortSignal,
): Promise<number> {
  let removed = 0;
  const remove = async (labels: Labels | undefined, created: number, work: () => Promise<unknown>) => {
    signal.throwIfAborted();
    if (!(await isChosen(labels, created))) return;
    await work().then(
      () => removed++,
      // Another process may be removing the same thing, or still uses it; the next sweep sees it again.
      () => undefined,
    );
  };
  const filter = { label: [...filters.label] };
  for (const { Id, Labels, Created } of await client.listContainers({
    all: true,
    filters: filter,
    abortSignal: signal,
  }))
    await remove(Labels, Created, () => client.getContainer(Id).remove({ force: true, v: true, abortSignal: signal }));
  for (const { Id, Labels, Created } of await client.listNetworks({ filters: filter, abortSignal: signal }))
    await remove(Labels, Date.parse(Created) / 1000, () => client.getNetwork(Id).remove({ abortSignal: signal }));
  for (const { Id, Labels, Created } of await client.listImages({ filters: filter, abortSignal: signal }))
    await remove(Labels, Created, () =>
      client.getImage(Id).remove({ force: true, noprune: true, abortSignal: signal }),
    );
  return removed;
}
