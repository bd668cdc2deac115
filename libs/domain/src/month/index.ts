export * from './cell-month';
export * from './closing';
export * from './deadlines';
export * from './late-list';
export * from './meeting-plan';
export * from './obligation-why';
export * from './rank';
export * from './score-quality';
