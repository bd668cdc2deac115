// Decorators of Nest, TypeORM and class-validator read their metadata through this; it must come before any of them.
import 'reflect-metadata';
