import { TestBed } from '@angular/core/testing';
import type { OrganizationView } from '@chibo/contracts';
import { Screen } from '../testing/screen';
import { anOrganization } from '../testing/organization';
import { OrganizationPicker } from './organization-picker';

const MANY = Array.from({ length: 12 }, (_, at) => anOrganization(`s${at}`, `Đảng bộ Sở ${at}`));
const NOI_VU = anOrganization('nv', 'Đảng bộ Sở Nội vụ');

describe('choosing one organisation', () => {
  let screen: Screen<OrganizationPicker>;
  let choose: (value: string | undefined) => void;
  const chosen = vi.fn();

  async function open(organizations: OrganizationView[], value?: string): Promise<void> {
    const fixture = TestBed.createComponent(OrganizationPicker);
    fixture.componentRef.setInput('name', 'parent');
    fixture.componentRef.setInput('label', 'Cấp trên trực tiếp');
    fixture.componentRef.setInput('organizations', organizations);
    fixture.componentRef.setInput('value', value);
    fixture.componentInstance.chosen.subscribe(chosen);
    choose = (next) => fixture.componentRef.setInput('value', next);
    screen = new Screen(fixture);
    await screen.settle();
  }

  beforeEach(() => chosen.mockReset());

  it('lists nothing of many before the first letter, then what fits, typed without accents', async () => {
    await open([...MANY, NOI_VU]);
    expect(screen.all('button')).toEqual([]);
    expect(screen.get('status').textContent).toContain('13 tổ chức.');
    await screen.type('Cấp trên trực tiếp', 'noi vu');
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    expect(chosen).toHaveBeenCalledExactlyOnceWith('nv');
  });

  it('takes the only one that fits on Enter, without sending the form', async () => {
    await open([...MANY, NOI_VU]);
    await screen.type('Cấp trên trực tiếp', 'nội vụ');
    await screen.press(screen.get('textbox', 'Cấp trên trực tiếp'), 'Enter');
    expect(chosen).toHaveBeenCalledExactlyOnceWith('nv');
  });

  it('says that none fits', async () => {
    await open([NOI_VU]);
    await screen.type('Cấp trên trực tiếp', 'xyz');
    expect(screen.get('status').textContent).toContain('Không có tổ chức nào như vậy.');
  });

  it('shows the chosen one, and the search again on request', async () => {
    await open([...MANY, NOI_VU], 'nv');
    expect(screen.text).toContain('Đảng bộ Sở Nội vụ');
    expect(screen.all('textbox')).toEqual([]);
    await screen.click('button', 'Đổi Cấp trên trực tiếp');
    expect(screen.get('textbox', 'Cấp trên trực tiếp')).toBeTruthy();
    choose('s1');
    await screen.settle();
    expect(screen.text).toContain('Đảng bộ Sở 1');
  });
});
