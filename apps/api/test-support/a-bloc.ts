import type { CriteriaSet, Leadership, Role } from '@chibo/domain';
import { foldVietnamese } from '@chibo/domain';
import { hd42Commune, thematic } from '@chibo/domain/templates';
import { Account, RoleAssignment } from '../src/accounts/account.entities';
import { called } from '../src/accounts/called';
import { hashPassword } from '../src/accounts/passwords';
import { CriteriaSetVersion } from '../src/criteria-sets/criteria-set.entity';
import type { Database } from '../src/db/database';
import { newId } from '../src/db/new-id';
import { Installation } from '../src/installation/installation.entity';
import { named } from '../src/organizations/named';
import { keepAllSuperiors } from '../src/organizations/superiors';
import { Organization, OrganizationLink, OrganizationProfile } from '../src/organizations/organization.entities';

/**
 * A small bloc for specs. Khối → Đảng bộ Sở Nội vụ (chi bộ Tổng hợp, Thanh tra, Kế hoạch), Đảng bộ Sở Y tế (chi bộ Dược),
 * chi bộ cơ sở Báo. Every account's password is `mật khẩu để thử`.
 */
export const PASSWORD = 'mật khẩu để thử';
const passwordHash = hashPassword(PASSWORD);

export interface Bloc {
  khoi: string;
  noiVu: string;
  yTe: string;
  tongHop: string;
  thanhTra: string;
  keHoach: string;
  duoc: string;
  bao: string;
  setVersionId: string;
  thematicVersionId: string;
}

export type BlocLogin = keyof typeof ACCOUNTS;

const ACCOUNTS = {
  admin: ['ADMIN', 'khoi'],
  'vp.khoi': ['COMMITTEE_OFFICER', 'khoi'],
  'lanhdao.khoi': ['COMMITTEE_READER', 'khoi'],
  'du.noivu': ['COMMITTEE_OFFICER', 'noiVu'],
  'du.yte': ['COMMITTEE_OFFICER', 'yTe'],
  'cb.tonghop': ['CELL_SECRETARY', 'tongHop'],
  'pbt.tonghop': ['CELL_DEPUTY', 'tongHop'],
  'cb.thanhtra': ['CELL_SECRETARY', 'thanhTra'],
  'cb.duoc': ['CELL_SECRETARY', 'duoc'],
  'cb.bao': ['CELL_SECRETARY', 'bao'],
} satisfies Record<string, [Role, keyof Bloc]>;

export async function aBloc(database: Database, from = '2025-01-01'): Promise<Bloc> {
  const hash = await passwordHash;
  return database.write(async (manager) => {
    const organization = async (
      kind: string,
      name: string,
      parentId?: string,
      leadership: Leadership = 'COMMITTEE',
    ): Promise<string> => {
      const id = newId();
      const code = `${foldVietnamese(name).replaceAll(' ', '-')}`;
      await manager.insert(Organization, { id, existsFrom: from, existsTo: null, createdAt: `${from}T00:00:00.000Z` });
      await manager.insert(OrganizationProfile, {
        id: newId(),
        organizationId: id,
        kind,
        ...named(name, code),
        leadership,
        minMinutesOverride: null,
        validFrom: from,
        validTo: null,
      });
      if (parentId)
        await manager.insert(OrganizationLink, { id: newId(), childId: id, parentId, validFrom: from, validTo: null });
      return id;
    };
    const set = async (content: CriteriaSet, ownerId: string): Promise<string> => {
      const id = newId();
      await manager.insert(CriteriaSetVersion, {
        id,
        setId: newId(),
        version: 1,
        status: 'PUBLISHED',
        ownerId,
        meetingKinds: content.meetingKinds,
        content,
        validFrom: from,
        validTo: null,
        publishedAt: `${from}T00:00:00.000Z`,
        createdAt: `${from}T00:00:00.000Z`,
      });
      return id;
    };
    const khoi = await organization('BLOC_PARTY_ORG', 'Đảng bộ Khối các cơ quan tỉnh');
    const noiVu = await organization('GRASSROOTS_PARTY_ORG', 'Đảng bộ Sở Nội vụ', khoi);
    const yTe = await organization('GRASSROOTS_PARTY_ORG', 'Đảng bộ Sở Y tế', khoi);
    const bloc: Bloc = {
      khoi,
      noiVu,
      yTe,
      tongHop: await organization('SUBORDINATE_CELL', 'Chi bộ Phòng Tổng hợp', noiVu),
      thanhTra: await organization('SUBORDINATE_CELL', 'Chi bộ Thanh tra', noiVu),
      keHoach: await organization('SUBORDINATE_CELL', 'Chi bộ Phòng Kế hoạch', noiVu, 'SECRETARY_ONLY'),
      duoc: await organization('SUBORDINATE_CELL', 'Chi bộ Phòng Dược', yTe),
      bao: await organization('GRASSROOTS_CELL', 'Chi bộ Báo', khoi),
      setVersionId: await set(hd42Commune, khoi),
      thematicVersionId: await set(thematic, khoi),
    };
    for (const [login, [role, place]] of Object.entries(ACCOUNTS)) {
      const id = newId();
      await manager.insert(Account, {
        id,
        ...called(login, `Đồng chí ${login}`),
        passwordHash: hash,
        disabledAt: null,
        createdAt: `${from}T00:00:00.000Z`,
      });
      await manager.insert(RoleAssignment, {
        id: newId(),
        accountId: id,
        organizationId: bloc[place],
        role,
        validFrom: from,
        validTo: null,
      });
    }
    await manager.insert(Installation, {
      id: 'this',
      mode: 'REAL',
      setupCodeHash: null,
      createdAt: `${from}T00:00:00.000Z`,
    });
    await keepAllSuperiors(manager);
    return bloc;
  });
}
