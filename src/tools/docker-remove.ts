import type Dockerode from 'dockerode';
import type { Labels } from './docker-owner';

/** Removes the containers, networks and images that a label filter finds and `isChosen` accepts (labels, seconds since 1970); returns how many went. */
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
    await remove(Labels, Created, () => client.getImage(Id).remove({ force: true, abortSignal: signal }));
  return removed;
}

/** Removes an image that a build left behind, with the parents that nobody else uses; one that has a name belongs to somebody and stays. */
export async function removeUnnamed(client: Dockerode, imageId: string): Promise<void> {
  const image = client.getImage(imageId);
  const found = await image.inspect().catch(() => undefined);
  if (!found || found.RepoTags?.length || found.RepoDigests?.length) return;
  // Other images or containers may stand on it: then the engine refuses, which is right.
  await image.remove().catch(() => {});
}
