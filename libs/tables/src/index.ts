export * from './column';
export * from './counts-words';
export * from './lists/by-organization';
export * from './lists/month-cells';
export * from './table';
export * from './totals';
export * from './values';
