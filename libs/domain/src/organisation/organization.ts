/** A dated link of the Party's tree; `to` is end-exclusive, absent while it lasts. ISO days. */
export interface DatedLink {
  child: string;
  parent: string;
  from: string;
  to?: string;
}

/** Two periods [from, to) share a day. */
export function overlap(a: { from: string; to?: string }, b: { from: string; to?: string }): boolean {
  return (a.to === undefined || b.from < a.to) && (b.to === undefined || a.from < b.to);
}

/** The first pair of links that gives a child two parents on one day. */
export function findOverlap(links: readonly DatedLink[]): [DatedLink, DatedLink] | undefined {
  const byChild = Map.groupBy(links, (link) => link.child);
  for (const own of byChild.values()) {
    const sorted = own.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (let at = 1; at < sorted.length; at += 1)
      if (overlap(sorted[at - 1], sorted[at])) return [sorted[at - 1], sorted[at]];
  }
  return undefined;
}

/**
 * A day on which an organisation stands above itself, if there is one. The tree only changes on days on which a link
 * begins, so those are the days to look at.
 */
export function findCycle(links: readonly DatedLink[]): { day: string; organization: string } | undefined {
  for (const day of new Set(links.map((link) => link.from))) {
    const parents = new Map(
      links
        .filter((link) => link.from <= day && (link.to === undefined || link.to > day))
        .map((link) => [link.child, link.parent]),
    );
    const organization = cycleIn(parents);
    if (organization !== undefined) return { day, organization };
  }
  return undefined;
}

function cycleIn(parents: ReadonlyMap<string, string>): string | undefined {
  const safe = new Set<string>();
  for (const start of parents.keys()) {
    const seen = new Set<string>();
    for (let at: string | undefined = start; at !== undefined && !safe.has(at); at = parents.get(at)) {
      if (seen.has(at)) return at;
      seen.add(at);
    }
    for (const each of seen) safe.add(each);
  }
  return undefined;
}
