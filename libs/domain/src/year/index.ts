export * from './classify-year';
export * from './year-outlook';
export * from './trend';
