/** Made from the controllers and the contracts when they are built (apps/api/answers.plugin.mts). */
declare module 'virtual:answers' {
  /** What every route answers with when it succeeds: by `Controller.method`, the name of a type of the contracts. */
  export interface Answers {
    routes: Record<string, { type: string; list?: true }>;
    /** JSON Schemas of those types and of the problem, as they stand in OpenAPI's components. */
    schemas: Record<string, Record<string, unknown>>;
  }

  const answers: Answers;
  export default answers;
}
