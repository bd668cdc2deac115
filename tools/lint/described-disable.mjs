// How a comment begins that switches a rule off: what this rule looks for, in every file but this.
const DIRECTIVE = /^\s*eslint-disable(?:-next-line|-line)?\b/;

/** An exception from the rules must say why, after `--`. */
export const describedDisable = {
  meta: { type: 'suggestion', messages: { undescribed: 'Say after "--" why the rule is switched off here.' } },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (DIRECTIVE.test(comment.value) && !/\s--\s+\S/.test(comment.value)) {
            context.report({ loc: comment.loc, messageId: 'undescribed' });
          }
        }
      },
    };
  },
};
