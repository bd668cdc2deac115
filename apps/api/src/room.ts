import type { ModuleMetadata } from '@nestjs/common';

/** What a room gives to the service: its routes and what they stand on. A feature is one such room and one word in the app's list. */
export type Room = Pick<ModuleMetadata, 'controllers' | 'providers'>;
