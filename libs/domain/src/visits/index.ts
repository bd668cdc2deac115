export * from './visits';
