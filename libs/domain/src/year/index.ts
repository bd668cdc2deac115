export * from './classify-year';
export * from './year-outlook';
