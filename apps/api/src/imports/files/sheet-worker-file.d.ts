/** Path of the built worker (tools: apps/api/workers.plugin.mts): beside main.js, or under the specs in Vite's cache. */
declare module 'virtual:sheet-worker' {
  const file: URL;
  export default file;
}
