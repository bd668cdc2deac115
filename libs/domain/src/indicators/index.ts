export * from './amounts';
export * from './indicator';
export * from './indicator-period';
export * from './indicator-templates';
export * from './target';
