import type { ParseArgsOptionsConfig } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../settings';

/** 0: done. 1: refused or failed, in one line. 2: looked, and something differed. 3: not understood. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command works with. */
export interface Work {
  settings: Settings;
  /** The service's own procedures on the open data: those of the running service, or of this process where none runs. */
  app: INestApplicationContext;
  /** Account of the machine at whose keyboard it was asked for; kept with what it does. */
  by: string;
  /** A line for whoever asked. */
  tell: (line: string) => void;
}

/** What was written behind the command's name. */
export interface Words {
  given: string[];
  options: Record<string, string | undefined>;
}

interface Described {
  /** Behind the name. */
  usage: string;
  en: string;
  vi: string;
  /** How many words must be given without an option's name. */
  takes: number;
  options?: ParseArgsOptionsConfig;
  /** Options without which it means nothing. */
  needs?: readonly string[];
  /** Options that name a file or folder. */
  paths?: readonly string[];
}

/** Does its work through the service. */
export interface DataCommand extends Described {
  run(work: Work, words: Words): Promise<ExitCode>;
}

/** Works where no service may be: on a folder or database that is to have data. */
export interface PlaceCommand extends Described {
  runAlone(work: Omit<Work, 'app'>, words: Words): Promise<ExitCode>;
}

export type Command = DataCommand | PlaceCommand;

/** The command was not understood: one line, and where help is. */
export class UsageError extends Error {}
