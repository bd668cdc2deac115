export * from './access';
export * from './letterhead';
export * from './organization';
export * from './supervision';
