/** The backups beyond the newest `keep`; none where `keep` is not at least 1, so that nothing is lost by a slip. */
export function superfluous<B extends { readonly at: number }>(backups: readonly B[], keep: number): readonly B[] {
  return keep >= 1 ? [...backups].sort((a, b) => b.at - a.at).slice(Math.floor(keep)) : [];
}
