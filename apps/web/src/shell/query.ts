/** The parts of a query as they stand in an address, with the mark before them; what is empty is left out. */
export function queryOf(query: object): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]): [string, string] => [name, String(value)]);
  return parts.length > 0 ? `?${new URLSearchParams(parts).toString()}` : '';
}
