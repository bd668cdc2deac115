export * from './access';
export * from './grouping';
export * from './letterhead';
export * from './organization';
export * from './supervision';
