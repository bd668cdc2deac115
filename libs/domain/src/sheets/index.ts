export * from './login-from-name';
export * from './old-letters';
export * from './read-sheet';
export * from './sheet';
export * from './sheet-cell';
export * from './sheet-heads';
export * from './sheets';
