export * from './calendar';
export * from './quarter';
export * from './period';
