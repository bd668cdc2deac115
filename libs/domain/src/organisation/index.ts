export * from './access';
export * from './organization';
export * from './supervision';
