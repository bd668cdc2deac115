export * from './fact-table';
export * from './facts';
export * from './check-facts';
export * from './plausible-facts';
export * from './presence-parts';
