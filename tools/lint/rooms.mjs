import { dirname, relative, resolve, sep } from 'node:path';

/**
 * The rooms of the domain from the ground up, each with those it imports today. A room stands only on rooms named before it,
 * so the table cannot say a cycle; a new arrow is a line here, for all to see.
 */
export const DOMAIN_ROOMS = {
  points: [],
  calendar: [],
  text: ['calendar', 'points'],
  jobs: [],
  organisation: ['text'],
  facts: ['calendar', 'text'],
  criteria: ['facts', 'organisation', 'points', 'text'],
  templates: ['criteria'],
  scoring: ['criteria', 'facts', 'points', 'text'],
  card: ['criteria', 'facts', 'organisation', 'points', 'scoring', 'text'],
  month: ['calendar', 'card', 'criteria', 'points', 'scoring', 'text'],
  year: ['points', 'text', 'criteria'],
  visits: ['calendar', 'month', 'points', 'text'],
  notices: ['calendar', 'criteria', 'month', 'points', 'text'],
};

const IS_SPEC = /\.spec\.ts$|\/test-support\//;

/**
 * Room to room through the face, `../text`, and only where the table has the arrow. A spec may set up what it likes, through
 * the faces. Options: `root`, the folder the rooms stand in; `rooms`, the table.
 */
export const roomWalls = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      face: 'Room "{{to}}" is entered through its face: import from its folder.',
      arrow: 'Room "{{from}}" does not import "{{to}}"; if it must, say so in tools/lint/rooms.mjs.',
      own: 'Inside a room import the file itself: its face imports you.',
      homeless: 'This file stands in no room of tools/lint/rooms.mjs.',
    },
  },
  create(context) {
    const { root, rooms } = context.options[0];
    const place = whereIs(root, context.filename);
    const broken = (source) => brokenBy(root, rooms, place, resolve(dirname(context.filename), source));
    const check = ({ source }) => {
      const found = source?.value.startsWith('.') && !source.value.endsWith('.json') && broken(source.value);
      if (found) context.report({ node: source, ...found });
    };
    return {
      Program: (node) => place.room && !rooms[place.room] && context.report({ node, messageId: 'homeless' }),
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** The room a path stands in (none: the project's own face, or beside the rooms) and what follows inside it. */
function whereIs(root, path) {
  const [room, ...inside] = relative(root, path).split(sep);
  const isFile = inside.length === 0 && room.includes('.');
  return { room: room === '..' || isFile ? undefined : room, inside, isSpec: IS_SPEC.test(path) };
}

function brokenBy(root, rooms, { room: from, isSpec }, target) {
  const { room: to, inside } = whereIs(root, target);
  if (to === undefined || !rooms[to]) return undefined;
  const throughFace = inside.length === 0;
  if (to === from) return throughFace && !isSpec ? { messageId: 'own' } : undefined;
  if (!throughFace) return { messageId: 'face', data: { to } };
  if (!from || isSpec || rooms[from]?.includes(to)) return undefined;
  return { messageId: 'arrow', data: { from, to } };
}
