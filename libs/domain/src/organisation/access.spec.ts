import { describe, expect, it } from 'vitest';
import type { AccessAction, Relation, Role } from './access';
import { ACCESS, allows, mayOverrule, ordersFrom, ROLES, whyDenied, whyOrdered, whyRoleMisplaced } from './access';

const RELATIONS: Relation[] = ['OWN', 'DIRECT_SUPERIOR', 'INDIRECT_SUPERIOR', 'BELOW', 'STRANGER'];

/**
 * The whole table, written out a second time so that no right changes unseen. Letters: O own, D direct superior,
 * I indirect superior, B below (a branch reads who follows it, everybody the sets they are scored by); nobody has a right beside.
 */
const EXPECTED: Record<AccessAction, Record<Role, string>> = {
  readCard: row('-', 'O', 'O', 'DI', 'DI'),
  writeCard: row('-', 'O', 'O', '-', '-'),
  giveUpCard: row('-', 'O', 'O', '-', '-'),
  keyInCard: row('-', '-', '-', 'D', '-'),
  answerCard: row('-', 'O', 'O', '-', '-'),
  submitCard: row('-', 'O', 'O', '-', '-'),
  reviewCard: row('-', '-', '-', 'D', '-'),
  decideCard: row('-', '-', '-', 'DI', '-'),
  readHistory: row('-', 'O', 'O', 'DI', 'DI'),
  readMonth: row('-', '-', '-', 'ODI', 'ODI'),
  readRanking: row('-', '-', '-', 'ODI', 'ODI'),
  closeMonth: row('-', '-', '-', 'O', '-'),
  writeCommentary: row('-', '-', '-', 'O', '-'),
  excuseObligation: row('-', '-', '-', 'D', '-'),
  grantLeave: row('-', '-', '-', 'DI', '-'),
  enterPast: row('-', '-', '-', 'ODI', '-'),
  readDeadlines: row('ODI', 'O', 'O', 'ODI', 'ODI'),
  manageDeadlines: row('ODI', '-', '-', 'ODI', '-'),
  chaseCells: row('-', '-', '-', 'ODI', '-'),
  readSupervision: row('ODI', 'B', 'B', 'ODI', 'ODI'),
  manageSupervision: row('ODI', '-', '-', 'O', '-'),
  planVisits: row('-', '-', '-', 'O', '-'),
  readVisits: row('-', '-', '-', 'ODI', 'ODI'),
  readFindings: row('-', 'O', 'O', 'O', 'O'),
  rateOwnYear: row('-', 'O', 'O', 'O', '-'),
  readOwnClassification: row('-', 'O', 'O', 'ODI', 'ODI'),
  readClassifications: row('-', '-', '-', 'ODI', 'ODI'),
  manageClassifications: row('-', '-', '-', 'O', '-'),
  readCommendations: row('-', '-', '-', 'ODI', 'ODI'),
  manageCommendations: row('-', '-', '-', 'O', '-'),
  readModels: row('-', 'O', 'O', 'ODI', 'ODI'),
  nominateModel: row('-', 'O', 'O', 'O', '-'),
  remarkModel: row('-', 'O', 'O', 'O', '-'),
  manageModels: row('-', '-', '-', 'O', '-'),
  readCeiling: row('ODI', '-', '-', 'ODI', 'ODI'),
  manageCeiling: row('ODI', '-', '-', 'ODI', '-'),
  readCommitteeSettings: row('ODI', '-', '-', 'ODI', 'ODI'),
  manageCommitteeSettings: row('ODI', '-', '-', 'DI', '-'),
  readLetterhead: row('ODI', '-', '-', 'ODI', 'ODI'),
  readIssuedPapers: row('-', '-', '-', 'ODI', 'ODI'),
  manageLetterhead: row('ODI', '-', '-', '-', '-'),
  readIndicators: row('-', 'O', 'O', 'ODI', 'ODI'),
  enterIndicators: row('-', 'O', 'O', 'O', '-'),
  manageIndicators: row('-', '-', '-', 'O', '-'),
  readGroupings: row('ODIB', '-', '-', 'ODIB', 'ODIB'),
  manageGroupings: row('ODI', '-', '-', 'O', '-'),
  readOrganization: row('ODI', 'O', 'O', 'ODI', 'ODI'),
  manageOrganizations: row('ODI', '-', '-', '-', '-'),
  manageAccounts: row('ODI', '-', '-', '-', '-'),
  manageMails: row('ODI', '-', '-', '-', '-'),
  readRecurringJobs: row('ODI', '-', '-', '-', '-'),
  readAudit: row('ODI', '-', '-', '-', '-'),
  readReadiness: row('ODI', '-', '-', 'ODI', '-'),
  manageSetup: row('ODI', '-', '-', '-', '-'),
  readCriteriaSets: row('ODIB', 'ODIB', 'ODIB', 'ODIB', 'ODIB'),
  manageCriteriaSets: row('ODI', '-', '-', 'O', '-'),
};

function row(...[admin, secretary, deputy, officer, reader]: string[]): Record<Role, string> {
  return {
    ADMIN: admin,
    CELL_SECRETARY: secretary,
    CELL_DEPUTY: deputy,
    COMMITTEE_OFFICER: officer,
    COMMITTEE_READER: reader,
  };
}

const LETTER: Record<Relation, string> = {
  OWN: 'O',
  DIRECT_SUPERIOR: 'D',
  INDIRECT_SUPERIOR: 'I',
  BELOW: 'B',
  STRANGER: 'S',
};
const ACTIONS = Object.keys(ACCESS) as AccessAction[];

describe('allows', () => {
  it('has a row for every action', () => {
    expect(ACTIONS.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  describe.each(ACTIONS)('%s', (action) => {
    it.each(ROLES)('%s', (role) => {
      const allowed = RELATIONS.filter((relation) => allows(action, role, relation)).map(
        (relation) => LETTER[relation],
      );
      expect(allowed.join('') || '-').toBe(EXPECTED[action][role]);
    });
  });
});

describe('whyDenied', () => {
  const standing = (role: Role, relation: Relation) => [{ role, relation }];

  it.each<[Role, Relation, string]>([
    [
      'CELL_SECRETARY',
      'OWN',
      'Chi bộ không tự thẩm định, xếp loại phiếu của mình; việc này do cấp ủy cấp trên trực tiếp làm.',
    ],
    [
      'COMMITTEE_READER',
      'DIRECT_SUPERIOR',
      'Vai trò của đồng chí chỉ xem; cán bộ cấp ủy được giao mới thẩm định, xếp loại phiếu.',
    ],
    [
      'COMMITTEE_OFFICER',
      'INDIRECT_SUPERIOR',
      'Đồng chí thuộc cấp trên gián tiếp nên chỉ xem; cấp ủy cấp trên trực tiếp thẩm định, xếp loại phiếu.',
    ],
    ['COMMITTEE_OFFICER', 'STRANGER', 'Chi bộ này không trực thuộc tổ chức của đồng chí.'],
    ['CELL_SECRETARY', 'BELOW', 'Chi bộ này không trực thuộc tổ chức của đồng chí.'],
  ])('tells %s as %s why the superior decides', (role, relation, words) => {
    expect(whyDenied('reviewCard', standing(role, relation))).toBe(words);
    const excusing = words.replace('thẩm định, xếp loại phiếu', 'miễn, mở lại kỳ');
    expect(whyDenied('excuseObligation', standing(role, relation))).toBe(excusing);
  });

  it('tells strangers that it is not theirs, and the others who may', () => {
    expect(whyDenied('readCard', standing('CELL_SECRETARY', 'STRANGER'))).toBe(
      'Tổ chức này không thuộc phạm vi của đồng chí.',
    );
    expect(whyDenied('readMonth', [])).toBe('Tổ chức này không thuộc phạm vi của đồng chí.');
    expect(whyDenied('writeCard', standing('COMMITTEE_OFFICER', 'DIRECT_SUPERIOR'))).toBe(
      'Chỉ bí thư hoặc phó bí thư của chi bộ lập và sửa phiếu.',
    );
    expect(whyDenied('readMonth', standing('CELL_SECRETARY', 'OWN'))).toBe('Vai trò của đồng chí không có quyền này.');
  });

  it('has words for every role, action and relation that is denied', () => {
    for (const action of ACTIONS) {
      for (const role of ROLES) {
        const denied = RELATIONS.filter((relation) => !allows(action, role, relation));
        for (const relation of denied) expect(whyDenied(action, standing(role, relation))).toMatch(/^\p{Lu}.+\.$/u);
      }
    }
  });
});

describe('whyRoleMisplaced', () => {
  it('keeps cell roles at cells and committee roles at committees', () => {
    for (const role of ROLES) {
      const ofCell = role === 'CELL_SECRETARY' || role === 'CELL_DEPUTY';
      expect(whyRoleMisplaced(role, ofCell)).toBeUndefined();
      expect(whyRoleMisplaced(role, !ofCell)).toMatch(/phải gắn với một (chi bộ|cấp ủy)/);
    }
  });
});

describe('what was ordered', () => {
  const PATH = ['chi-bo', 'so', 'khoi', 'tinh'];

  it.each<[string, string[], string | null, boolean]>([
    ['its own level', ['so'], 'so', true],
    ['the level above', ['khoi'], 'so', true],
    ['the top', ['tinh'], 'chi-bo', true],
    ['a level below', ['so'], 'khoi', false],
    ['the subject itself', ['chi-bo'], 'khoi', false],
    ['one who acts below and above', ['so', 'tinh'], 'khoi', true],
    ['one who acts above and below', ['tinh', 'so'], 'khoi', true],
    ['whoever has the right, where nobody remembers', ['chi-bo'], null, true],
    ['whoever has the right, where it came from another place of the tree', ['so'], 'khoi-cu', true],
    ['a stranger', ['khoi-khac'], 'so', false],
    ['a stranger, where nobody remembers', ['khoi-khac'], null, false],
    ['nobody', [], 'so', false],
  ])('is changed or not by %s', (_who, from, orderedBy, may) => {
    expect(mayOverrule(PATH, from, orderedBy)).toBe(may);
  });

  it('carries the highest level its orderer acts from, and names it', () => {
    expect(ordersFrom(PATH, ['so', 'khoi'])).toBe('khoi');
    expect(ordersFrom(PATH, ['khoi-khac'])).toBeUndefined();
    expect(whyOrdered('Hạn này', 'Đảng bộ Khối')).toBe(
      'Hạn này do Đảng bộ Khối đặt; chỉ cấp đó hoặc cấp trên của cấp đó mới đổi được.',
    );
  });
});
