const extensions = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz|tzst|zst)$/;

/** Whether a name is that of an archive or compressed file that `ADD` could take apart. */
export function isArchive(name: string): boolean {
  return extensions.test(name);
}
