/** Path of the built worker (tools: apps/api/workers.plugin.mts): beside main.js, or under the specs in Vite's cache. */
declare module 'virtual:paper-worker' {
  const file: URL;
  export default file;
}
