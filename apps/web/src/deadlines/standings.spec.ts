import type { RoleView } from '@chibo/contracts';
import { OFFICER } from '../testing/month';
import { ADMINISTRATOR, anOrganization } from '../testing/organization';
import { standingsOn, whyMayNot } from './standings';

const REGISTER = [
  anOrganization('khoi', 'Đảng bộ Khối'),
  anOrganization('nv', 'Đảng bộ Sở Nội vụ', { parentId: 'khoi' }),
  anOrganization('tt', 'Chi bộ Thanh tra', { parentId: 'nv', isCell: true }),
];
const at = (organizationId: string, role: RoleView): RoleView => ({ ...role, organizationId });
const READER = { ...OFFICER, role: 'COMMITTEE_READER' } as const;

describe('where a reader stands', () => {
  it.each([
    ['tt', 'OWN'],
    ['nv', 'DIRECT_SUPERIOR'],
    ['khoi', 'INDIRECT_SUPERIOR'],
    ['yt', 'STRANGER'],
  ])('with a role at %s', (organizationId, relation) => {
    const [standing] = standingsOn('tt', REGISTER, [at(organizationId, OFFICER)]);
    expect(standing.relation).toBe(relation);
  });

  it('lets a committee and an administrator set deadlines, and tells the others why not', () => {
    const why = (...roles: RoleView[]): string | undefined =>
      whyMayNot('manageDeadlines', standingsOn('nv', REGISTER, roles));
    expect(why(at('khoi', OFFICER))).toBeUndefined();
    expect(why(at('nv', ADMINISTRATOR))).toBeUndefined();
    expect(why(at('khoi', READER))).toContain('do cấp ủy hoặc quản trị đặt');
    expect(why(at('nv', READER), at('khoi', OFFICER))).toBeUndefined();
  });
});
