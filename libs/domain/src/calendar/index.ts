export * from './calendar';
export * from './quarter';
