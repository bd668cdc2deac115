export * from './points';
export * from './shares';
