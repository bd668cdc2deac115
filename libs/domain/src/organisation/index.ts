export * from './access';
export * from './dated-rows';
export * from './grouping';
export * from './letterhead';
export * from './organization';
export * from './readiness';
export * from './role-period';
export * from './supervision';
