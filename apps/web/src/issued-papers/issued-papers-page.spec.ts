import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { IssuedPapersView } from '@chibo/contracts';
import { aPaper, thePapers } from '../testing/papers';
import { Screen } from '../testing/screen';
import { IssuedPapersClient } from './issued-papers-client';
import { IssuedPapersPage } from './issued-papers-page';

describe('the book of printed papers', () => {
  const list = vi.fn<(wanted: object) => Promise<IssuedPapersView>>();
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<IssuedPapersPage>;

  async function open(view: IssuedPapersView, address: Record<string, string> = {}): Promise<void> {
    list.mockResolvedValue(view);
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: IssuedPapersClient, useValue: { list } }],
    });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(IssuedPapersPage);
    for (const [part, value] of Object.entries(address)) fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
    await screen.settle();
  }

  it('names each paper with its number, hour, who printed it and its code, and leads to its check and its file', async () => {
    await open(thePapers({ papers: [aPaper({ selection: 'phiếu chờ xác nhận' })] }));
    for (const words of [
      'Số 12, in lúc 10:00, 06/03/2026, Đồng chí văn phòng.',
      'Chỉ gồm: phiếu chờ xác nhận.',
      'K7N2PX-9QVERT-ABCDEF',
    ])
      expect(screen.text).toContain(words);
    const links = screen.all('link').map((link) => link.getAttribute('href'));
    expect(links).toContain('/kiem-tra/K7N2PX-9QVERT-ABCDEF');
    expect(links).toContain('/api/issued-papers/vb/paper.pdf');
  });

  it('asks the server for what stands in the address, and puts there what is chosen', async () => {
    await open(thePapers({ total: 120 }), { to: 'o', loai: 'TABLE', xep: 'TITLE', tim: 'danh sach', trang: '2' });
    expect(list).toHaveBeenCalledWith({
      organizationId: 'o',
      kind: 'TABLE',
      order: 'TITLE',
      q: 'danh sach',
      page: '2',
    });
    await screen.click('button', 'Phiếu');
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, loai: 'CARD' } }),
    );
    await screen.click('button', '3');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { trang: '3' } }));
  });

  it('says what will stand there while nothing was printed, and what to do where nothing is found', async () => {
    await open(thePapers({ papers: [], total: 0 }));
    expect(screen.text).toContain('Chưa có văn bản nào được in');
    TestBed.resetTestingModule();
    await open(thePapers({ papers: [], total: 0 }), { tim: 'không có' });
    expect(screen.text).toContain('Không có văn bản nào như vậy');
  });
});
