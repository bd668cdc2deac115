export * from './classify-year';
export { hasQuota, type YearQuarter } from './thematic-quota';
export * from './year-outlook';
export * from './trend';
export * from './annual-class';
export * from './ceiling';
export * from './commendation';
export * from './exemplary-model';
