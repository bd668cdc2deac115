/** What every route answers with, made from the controllers and the contracts when they are built (apps/api/answers.plugin.mts). */
declare module 'virtual:answers' {
  import type { Answers } from '../../answer-schemas.mts';

  const answers: Answers;
  export default answers;
}
