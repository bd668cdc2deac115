export * from './classify-year';
