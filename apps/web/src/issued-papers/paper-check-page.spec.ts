import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { PaperCheckView } from '@chibo/contracts';
import type { PaperCheck } from '@chibo/domain';
import { PAPER_CHECK_LABEL, PAPER_CHECKS } from '@chibo/domain';
import { aPaper } from '../testing/papers';
import { Screen } from '../testing/screen';
import { IssuedPapersClient } from './issued-papers-client';
import { PaperCheckPage } from './paper-check-page';

const CODE = 'K7N2PX-9QVERT-ABCDEF';

describe('checking a paper', () => {
  const check = vi.fn<(code: string) => Promise<PaperCheckView>>();
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<PaperCheckPage>;

  async function open(code?: string): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: IssuedPapersClient, useValue: { check } }],
    });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(PaperCheckPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    if (code) fixture.componentRef.setInput('code', code);
    screen = new Screen(fixture);
    await screen.settle();
  }
  beforeEach(() => check.mockReset());

  it.each(PAPER_CHECKS)('says in words what %s means', async (found: PaperCheck) => {
    check.mockResolvedValue(found === 'UNKNOWN' ? { check: found } : { check: found, paper: aPaper() });
    await open(CODE);
    expect(check).toHaveBeenCalledWith(CODE);
    expect(screen.get('status').textContent).toContain(PAPER_CHECK_LABEL[found]);
    expect(screen.text.includes('Chi bộ Phòng Tổng hợp')).toBe(found !== 'UNKNOWN');
  });

  it('takes a typed code in whatever spelling, and asks for nothing before', async () => {
    await open();
    expect(check).not.toHaveBeenCalled();
    await screen.type('Mã kiểm tra', 'k7n2px 9qvert abcdef');
    await screen.click('button', 'Kiểm tra');
    expect(navigate).toHaveBeenCalledWith(['/kiem-tra', CODE]);
  });

  it('says at the field why what was typed cannot be a code, and goes there', async () => {
    await open();
    await screen.type('Mã kiểm tra', 'K7N2PX-9QVERT');
    await screen.click('button', 'Kiểm tra');
    expect(screen.get('alert').textContent).toContain('Mã gồm 18 chữ cái và chữ số');
    expect(document.activeElement?.id).toBe('code');
    expect(navigate).not.toHaveBeenCalled();
  });

  it('looks again when the same code is asked for again', async () => {
    check.mockResolvedValue({ check: 'MATCHES', paper: aPaper() });
    await open(CODE);
    await screen.click('button', 'Kiểm tra');
    expect(check).toHaveBeenCalledTimes(2);
  });
});
