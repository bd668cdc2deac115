/** Of one process, fonts and all; a document that wants more takes its own process down and nobody else. */
const MOST_MEMORY_MB = 256;

/** For what is young, of which V8 would take 32 MB before it looks what is still used: a workbook of 10 000 rows takes 138 MB instead of 196. */
const YOUNG_MB = 4;

/** How a printing process is started. */
export const PRINTER_FLAGS: readonly string[] = [
  `--max-old-space-size=${MOST_MEMORY_MB}`,
  `--max-semi-space-size=${YOUNG_MB}`,
];
