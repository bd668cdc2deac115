import { CARD_STATES, OBLIGATION_STATES } from '../../libs/domain/src/card/states.ts';

const STATES = new Set([...CARD_STATES, ...OBLIGATION_STATES]);
const isState = (node) => node?.type === 'Literal' && STATES.has(node.value);
const QUOTED_LIST = /'([A-Z_]+)'(?:\s*,\s*'([A-Z_]+)')+/g;

/**
 * Lists of states come from card/states.ts of the domain: as a type, as an array, as "this or that", and in SQL. One state
 * compared by itself is checked by the compiler; a list written out goes stale when a state is added.
 */
export const statesOnce = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      spelled:
        'Take the states from card/states.ts of the domain (SENT_STATES, isSent() …): a new one goes missing here.',
    },
  },
  create(context) {
    const report = (node) => context.report({ node, messageId: 'spelled' });
    return {
      TSUnionType: (node) =>
        areStates(node.types.filter(({ type }) => type === 'TSLiteralType').map(({ literal }) => literal)) &&
        report(node),
      ArrayExpression: (node) => areStates(node.elements) && report(node),
      LogicalExpression: (node) => isEither(node) && report(node),
      TemplateElement: (node) =>
        [...node.value.raw.matchAll(QUOTED_LIST)].some(([list]) => areNames(list)) && report(node),
    };
  },
};

/** Two at least, and nothing but states. */
const areStates = (nodes) => nodes.length > 1 && nodes.every(isState);
const areNames = (list) => list.split(',').every((name) => STATES.has(name.trim().slice(1, -1)));

/** `a === 'X' || a === 'Y'`, `a !== 'X' && a !== 'Y'`. */
function isEither({ left, right }) {
  const ofState = (node) => node.type === 'BinaryExpression' && /^[!=]==$/.test(node.operator) && isState(node.right);
  const last = left.type === 'LogicalExpression' ? left.right : left;
  return ofState(last) && ofState(right) && last.operator === right.operator && sameWords(last.left, right.left);
}

const sameWords = (a, b) => a.type === b.type && nameOf(a) === nameOf(b);
const nameOf = (node) =>
  node.type === 'MemberExpression' ? `${nameOf(node.object)}.${nameOf(node.property)}` : node.name;
