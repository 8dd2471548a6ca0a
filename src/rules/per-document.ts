/** Remembers what a function says of a document, which several rules ask, as long as the document lives. */
export function perDocument<D extends object, R>(read: (document: D) => R): (document: D) => R {
  const known = new WeakMap<D, { readonly result: R }>();
  return (document) => {
    const found = known.get(document) ?? { result: read(document) };
    known.set(document, found);
    return found.result;
  };
}
