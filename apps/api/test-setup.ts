// Decorators of Nest, TypeORM and class-validator read their metadata through this; it must come before any of them.
import 'reflect-metadata';
import { afterEach, expect } from 'vitest';
import { misdescribed } from './test-support/misdescribed';

// Every answer of every spec is as /api/openapi.json describes it.
afterEach(() => expect(misdescribed()).toEqual([]));
