import { TestBed } from '@angular/core/testing';
import type { OrganizationView } from '@chibo/contracts';
import { Screen } from '../testing/screen';
import { NetworkError } from '../shell/api';
import { anOrganization, theRegister } from '../testing/organization';
import { OrganizationPicker } from './organization-picker';
import { OrganizationsClient } from './organizations-client';

const MANY = Array.from({ length: 12 }, (_, at) => anOrganization(`s${at}`, `Đảng bộ Sở ${at}`));
const NOI_VU = anOrganization('nv', 'Đảng bộ Sở Nội vụ', { parentId: 'khoi' });
const CELL = anOrganization('tt', 'Chi bộ Thanh tra', { isCell: true, parentId: 'nv' });

describe('choosing one organisation', () => {
  let screen: Screen<OrganizationPicker>;
  const client = { organizations: vi.fn() };
  let set: (name: string, value: unknown) => void;
  const chosen = vi.fn();

  async function open(organizations: OrganizationView[], inputs: Record<string, unknown> = {}): Promise<void> {
    client.organizations.mockImplementation(theRegister(organizations));
    TestBed.configureTestingModule({ providers: [{ provide: OrganizationsClient, useValue: client }] });
    const fixture = TestBed.createComponent(OrganizationPicker);
    fixture.componentRef.setInput('name', 'parent');
    fixture.componentRef.setInput('label', 'Cấp trên trực tiếp');
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentInstance.chosen.subscribe(chosen);
    set = (name, value) => fixture.componentRef.setInput(name, value);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const says = (words: string): Promise<void> =>
    vi.waitFor(() => expect(screen.get('status').textContent).toContain(words));

  beforeEach(() => {
    chosen.mockReset();
    client.organizations.mockReset();
  });

  it('lists nothing of many before the first letter, then what fits, typed without accents', async () => {
    await open([...MANY, NOI_VU]);
    expect(screen.all('button')).toEqual([]);
    expect(screen.get('status').textContent).toContain('13 tổ chức.');
    await screen.type('Cấp trên trực tiếp', 'noi vu');
    await says('1 tổ chức.');
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    expect(chosen).toHaveBeenCalledExactlyOnceWith(NOI_VU);
  });

  it('takes the only one that fits on Enter, without sending the form', async () => {
    await open([...MANY, NOI_VU]);
    await screen.type('Cấp trên trực tiếp', 'nội vụ');
    await screen.press(screen.get('textbox', 'Cấp trên trực tiếp'), 'Enter');
    await vi.waitFor(() => expect(chosen).toHaveBeenCalledExactlyOnceWith(NOI_VU));
  });

  it('says that none fits', async () => {
    await open([NOI_VU]);
    await screen.type('Cấp trên trực tiếp', 'xyz');
    await says('Không có tổ chức nào như vậy.');
  });

  it('shows the chosen one, and the search again on request', async () => {
    await open([...MANY, NOI_VU], { value: NOI_VU });
    expect(screen.text).toContain('Đảng bộ Sở Nội vụ');
    expect(screen.all('textbox')).toEqual([]);
    await screen.click('button', 'Đổi Cấp trên trực tiếp');
    expect(screen.get('textbox', 'Cấp trên trực tiếp')).toBeTruthy();
    set('value', MANY[1]);
    await screen.settle();
    expect(screen.text).toContain('Đảng bộ Sở 1');
  });

  it('asks nothing of the server while one is chosen', async () => {
    await open([NOI_VU], { value: NOI_VU });
    expect(client.organizations).not.toHaveBeenCalled();
  });

  it('offers only the kind that may be chosen, only what stands under one, and not itself', async () => {
    await open([NOI_VU, CELL], { only: 'CELLS' });
    expect(screen.all('button')).toEqual([screen.get('button', /^Chi bộ Thanh tra/)]);
    set('only', 'COMMITTEES');
    await screen.settle();
    await screen.settle();
    expect(screen.get('button', /^Đảng bộ Sở Nội vụ/)).toBeTruthy();
    set('except', 'nv');
    await screen.settle();
    await says('Không có tổ chức nào như vậy.');
    set('only', undefined);
    set('under', 'nv');
    await screen.settle();
    await says('1 tổ chức.');
    expect(client.organizations).toHaveBeenLastCalledWith({ q: '', only: undefined, under: 'nv' });
  });

  it('says that it could not look, and looks again on Enter', async () => {
    await open([NOI_VU]);
    client.organizations.mockRejectedValueOnce(new NetworkError());
    await screen.type('Cấp trên trực tiếp', 'noi vu');
    await says('Chưa tìm được. Không kết nối được máy chủ.');
    await screen.press(screen.get('textbox', 'Cấp trên trực tiếp'), 'Enter');
    await vi.waitFor(() => expect(chosen).toHaveBeenCalledExactlyOnceWith(NOI_VU));
  });
});
