export * from './a-scorecard';
export * from './api-routes';
