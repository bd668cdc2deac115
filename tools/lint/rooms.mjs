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
  indicators: ['calendar', 'text'],
  organisation: ['calendar', 'text'],
  facts: ['calendar', 'text'],
  criteria: ['facts', 'organisation', 'points', 'text'],
  templates: ['criteria'],
  sheets: ['calendar', 'criteria', 'facts', 'organisation', 'text'],
  scoring: ['criteria', 'facts', 'points', 'text'],
  card: ['calendar', 'criteria', 'facts', 'organisation', 'points', 'scoring', 'text'],
  month: ['calendar', 'card', 'criteria', 'facts', 'points', 'scoring', 'text'],
  year: ['calendar', 'points', 'text', 'criteria'],
  visits: ['calendar', 'facts', 'month', 'points', 'text'],
  notices: ['calendar', 'criteria', 'month', 'organisation', 'points', 'text'],
};

/** What every room of the server stands on. */
const GROUND = ['accounts', 'db', 'http'];

/**
 * The rooms of the server, each with those it imports today besides the ground. They have no faces yet and some point at each
 * other (docs/architecture.md): the table keeps new arrows from coming unseen. The data sources name the entities of all.
 */
export const SERVER_ROOMS = {
  accounts: [...GROUND, 'audit', 'notices', 'organizations'],
  audit: [...GROUND],
  backups: [...GROUND, 'closings', 'installation', 'notices'],
  'audit-trail': [...GROUND, 'audit', 'documents', 'organizations'],
  'cell-months': [...GROUND, 'organizations', 'supervision'],
  chasing: [...GROUND, 'audit', 'cell-months', 'mails', 'notices'],
  classifications: [
    ...GROUND,
    'audit',
    'cell-months',
    'criteria-sets',
    'documents',
    'organizations',
    'reports',
    'scorecards',
  ],
  closings: [
    ...GROUND,
    'audit',
    'cell-months',
    'criteria-sets',
    'documents',
    'notices',
    'obligations',
    'organizations',
    'scorecards',
  ],
  commands: [
    ...GROUND,
    'backups',
    'cell-months',
    'closings',
    'imports',
    'installation',
    'obligations',
    'organizations',
    'replays',
  ],
  commendations: [...GROUND, 'audit', 'cell-months', 'documents', 'organizations'],
  'criteria-sets': [...GROUND, 'audit', 'organizations'],
  db: [
    'accounts',
    'http',
    'audit',
    'cell-months',
    'classifications',
    'closings',
    'commendations',
    'criteria-sets',
    'documents',
    'exemplary-models',
    'groupings',
    'imports',
    'indicators',
    'installation',
    'issued-papers',
    'jobs',
    'mails',
    'meeting-plans',
    'notices',
    'obligations',
    'organizations',
    'readiness',
    'replays',
    'scorecards',
    'supervision',
    'visits',
  ],
  demo: [
    ...GROUND,
    'audit',
    'cell-months',
    'closings',
    'classifications',
    'commendations',
    'criteria-sets',
    'exemplary-models',
    'groupings',
    'indicators',
    'installation',
    'meeting-plans',
    'notices',
    'obligations',
    'organizations',
    'scorecards',
    'supervision',
    'visits',
  ],
  documents: [
    ...GROUND,
    'audit',
    'cell-months',
    'criteria-sets',
    'installation',
    'issued-papers',
    'organizations',
    'paper',
    'scorecards',
  ],
  groupings: [...GROUND, 'audit', 'organizations'],
  'exemplary-models': [...GROUND, 'audit', 'cell-months', 'documents', 'organizations'],
  http: [...GROUND],
  imports: [...GROUND, 'audit', 'jobs', 'obligations', 'organizations'],
  indicators: [...GROUND, 'audit', 'cell-months', 'documents', 'organizations'],
  installation: [...GROUND, 'audit', 'organizations'],
  invitations: [...GROUND, 'audit', 'installation', 'mails', 'notices', 'paper'],
  'issued-papers': [...GROUND, 'mails', 'organizations'],
  jobs: [...GROUND, 'audit', 'backups', 'documents', 'mails', 'months', 'notices', 'organizations', 'paper', 'replays'],
  mails: [...GROUND, 'audit', 'organizations'],
  'meeting-plans': [...GROUND, 'audit', 'organizations', 'paper'],
  months: [...GROUND, 'cell-months', 'closings', 'documents', 'obligations', 'organizations', 'scorecards'],
  notices: [...GROUND, 'cell-months', 'mails', 'organizations'],
  obligations: [...GROUND, 'audit', 'cell-months', 'notices', 'organizations'],
  organizations: [...GROUND, 'audit'],
  paper: [...GROUND, 'installation', 'issued-papers'],
  publications: [...GROUND, 'audit', 'criteria-sets', 'scorecards'],
  quality: [...GROUND, 'cell-months', 'criteria-sets', 'documents', 'organizations', 'scorecards'],
  queue: [...GROUND, 'cell-months', 'organizations', 'scorecards', 'supervision'],
  rankings: [...GROUND, 'cell-months', 'closings', 'criteria-sets', 'documents', 'organizations', 'scorecards'],
  readiness: [...GROUND, 'audit', 'backups', 'mails', 'notices', 'organizations'],
  reorganizations: [...GROUND, 'audit', 'groupings', 'organizations'],
  replays: [...GROUND, 'cell-months', 'closings', 'criteria-sets', 'months', 'notices', 'scorecards'],
  reports: [
    ...GROUND,
    'audit',
    'cell-months',
    'closings',
    'criteria-sets',
    'documents',
    'groupings',
    'organizations',
    'scorecards',
  ],
  scorecards: [
    ...GROUND,
    'audit',
    'cell-months',
    'criteria-sets',
    'notices',
    'obligations',
    'organizations',
    'supervision',
  ],
  supervision: [...GROUND, 'audit', 'organizations'],
  tasks: [...GROUND, 'cell-months', 'criteria-sets', 'organizations', 'scorecards', 'supervision'],
  visits: [
    ...GROUND,
    'audit',
    'cell-months',
    'criteria-sets',
    'documents',
    'notices',
    'obligations',
    'organizations',
    'scorecards',
  ],
};

const IS_SPEC = /\.(spec|fixture)\.ts$|\/test-support\//;

/**
 * Room to room through the face, `../text`, and only where the table has the arrow. A spec may set up what it likes, through
 * the faces. Options: `root`, the folder the rooms stand in; `rooms`, the table; `faces: false` where rooms have none.
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
    const { root, rooms, faces = true } = context.options[0];
    const place = whereIs(root, context.filename);
    const broken = (source) => brokenBy({ root, rooms, faces }, place, resolve(dirname(context.filename), source));
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

function brokenBy({ root, rooms, faces }, { room: from, isSpec }, target) {
  const { room: to, inside } = whereIs(root, target);
  if (to === undefined || !rooms[to]) return undefined;
  const throughFace = inside.length === 0;
  if (to === from) return faces && throughFace && !isSpec ? { messageId: 'own' } : undefined;
  if (faces && !throughFace) return { messageId: 'face', data: { to } };
  if (!from || isSpec || rooms[from]?.includes(to)) return undefined;
  return { messageId: 'arrow', data: { from, to } };
}
