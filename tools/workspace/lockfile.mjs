/** @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, optionalDependencies?: Record<string, string> }} Entry */

/**
 * What is wrong with a package-lock.json: an optional package that it names but does not hold (npm leaves unpublished
 * ones out in silence, and `npm ci` then refuses the whole file), or an entry tied to the registry of one machine.
 * @param {Record<string, Entry>} packages
 * @returns {string[]}
 */
export function lockfileFaults(packages) {
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(packages, path, name))
      .map((name) => `${path || 'package.json'} names ${name}, which has no entry`),
    ...(entry.resolved && !entry.link ? [`${path} is tied to ${entry.resolved}`] : []),
  ]);
}

/**
 * Looks a name up as Node.js does: in the node_modules of the package itself, then of each folder above it.
 * @param {Record<string, Entry>} packages @param {string} from @param {string} name
 */
function resolves(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}
