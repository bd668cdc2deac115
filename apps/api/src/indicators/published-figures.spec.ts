import type { IndicatorOverview } from '@chibo/contracts';
import type { Target } from '@chibo/domain';
import { aimWords, reachedWords, standingWords } from '@chibo/tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import type { Entered } from './indicators.fixture';
import { define, itemOf, send, templateOf } from './indicators.fixture';

/** An article's figure: what it counts, what three organisations (or the committee) enter, and how it is printed. */
interface Published {
  row: string;
  code: string;
  /** Of the three organisations in turn, or of the committee alone; in full units. */
  entered: number[];
  /** Of a share, the whole of each. */
  of?: number[];
  moreThan?: boolean;
  target?: Omit<Target, 'period' | 'decimals'> & { decimals?: number };
  value: string;
  aim?: string;
  reached?: string;
}

const target = (aim: Target['aim'], value: number, label = 'chỉ tiêu', decimals = 0): Published['target'] => ({
  ...{ aim, value: value * 100, label, decimals },
});

const PUBLISHED: Published[] = [
  { row: '5', code: 'inspected-organizations', entered: [31], value: '31' },
  { row: '5', code: 'inspected-members', entered: [19], value: '19' },
  { row: '5', code: 'inspected-cells-below', entered: [20, 6, 1], value: '27' },
  { row: '5', code: 'inspected-members-below', entered: [40, 39, 0], value: '79' },
  { row: '5', code: 'inspected-by-cells', entered: [60, 40, 9], value: '109' },
  { row: '5', code: 'signs-of-violation', entered: [6], value: '6' },
  { row: '6', code: 'studying-organizations', entered: [1, 1, 1], of: [1, 1, 1], value: '100%' },
  { row: '6', code: 'studying-members', entered: [4000, 2700, 31], value: '6.731' },
  { row: '6', code: 'studying-others', entered: [2000, 1279, 0], value: '3.279' },
  { row: '7', code: 'new-member-classes', entered: [2], value: '2' },
  { row: '7', code: 'new-member-trainees', entered: [100, 50, 7], value: '157' },
  { row: '7', code: 'candidate-classes', entered: [2], value: '2' },
  { row: '7', code: 'candidate-trainees', entered: [90, 60, 0], value: '150' },
  { row: '7', code: 'training-passed', entered: [190, 110, 7], of: [190, 110, 7], value: '100%' },
  {
    ...{ row: '8', code: 'admitted', entered: [120, 70, 1], value: '191' },
    ...{ target: target('AT_LEAST', 120, 'kế hoạch'), aim: '≥ 120 đảng viên (kế hoạch)' },
    reached: 'Đạt, vượt 59% kế hoạch',
  },
  { row: '9', code: 'resolutions', entered: [5], value: '5' },
  { row: '9', code: 'regulations', entered: [2], value: '2' },
  {
    ...{ row: '12', code: 'members', entered: [2000, 1000, 5], value: '3.005' },
    ...{ target: target('MORE_THAN', 3000), aim: '> 3.000 đảng viên (chỉ tiêu)', reached: 'Đạt, vượt 0% chỉ tiêu' },
  },
  {
    ...{ row: '12', code: 'clean-and-strong', entered: [40, 16, 1], of: [40, 17, 1], value: '98,3%' },
    ...{ target: target('MORE_THAN', 96), aim: '> 96% (chỉ tiêu)', reached: 'Đạt chỉ tiêu' },
  },
  {
    ...{ row: '12', code: 'members-excellent', entered: [300, 150, 0], of: [2000, 1000, 5], value: '14,98%' },
    ...{ target: target('AT_LEAST', 15), aim: '≥ 15% (chỉ tiêu)', reached: 'Chưa đạt chỉ tiêu' },
  },
  { row: '15', code: 'welfare-funds', entered: [127], moreThan: true, value: '> 127' },
  { row: '15', code: 'house-funds', entered: [6], moreThan: true, value: '> 6' },
  { row: '15', code: 'houses', entered: [115], value: '115' },
  { row: '15', code: 'border-homes', entered: [1.7], moreThan: true, value: '> 1,7' },
  { row: '16', code: 'collective-deeds', entered: [1500, 1000, 0], moreThan: true, value: '> 2.500' },
  { row: '16', code: 'personal-deeds', entered: [2000, 990, 10], moreThan: true, value: '> 3.000' },
  { row: '17', code: 'study-attendance', entered: [500, 400, 86], of: [505, 405, 90], value: '98,6%' },
  {
    ...{ row: '21', code: 'units-well-done', entered: [95, 50, 3], of: [98, 52, 3], value: '96,7%' },
    ...{ target: target('AT_LEAST', 95), aim: '≥ 95% (chỉ tiêu)', reached: 'Đạt chỉ tiêu' },
  },
  {
    ...{ row: '21', code: 'organizations-well-done', entered: [80, 9, 1], of: [90, 10, 1], value: '89,1%' },
    ...{ target: target('AT_LEAST', 90), aim: '≥ 90% (chỉ tiêu)', reached: 'Chưa đạt chỉ tiêu' },
  },
  {
    ...{ row: '21', code: 'members-well-done', entered: [1900, 950, 5], of: [2000, 1000, 5], value: '95%' },
    ...{ target: target('AT_LEAST', 95), aim: '≥ 95% (chỉ tiêu)', reached: 'Đạt chỉ tiêu' },
  },
  {
    ...{ row: '21', code: 'cultural-units', entered: [9, 9, 9], of: [10, 10, 10], value: '90%' },
    ...{ target: target('AT_LEAST', 90), aim: '≥ 90% (chỉ tiêu)', reached: 'Đạt chỉ tiêu' },
  },
  {
    ...{ row: '21', code: 'admitted-share', entered: [60, 30, 1], of: [2000, 1000, 5], value: '3%' },
    ...{ target: target('AT_LEAST', 3), aim: '≥ 3% (chỉ tiêu)', reached: 'Đạt chỉ tiêu' },
  },
];

describe('the figures of the articles', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let view: IndicatorOverview;
  let file: string;

  const nameOf = (code: string): string => templateOf(code).name;

  /** What one of the three enters, or the committee. */
  function enteredBy(at: number, entrant: 'GRASSROOTS' | 'COMMITTEE'): Entered {
    const own = PUBLISHED.filter(({ code }) => templateOf(code).entrant === entrant);
    return Object.fromEntries(
      own.map(({ code, entered, of, moreThan }) => {
        const whole = of ? { whole: of[at] * 100 } : {};
        const more = moreThan ? { moreThan } : {};
        return [nameOf(code), { part: Math.round(entered[at] * 100), ...whole, ...more }];
      }),
    );
  }

  beforeAll(async () => {
    app = await aTestApp({ now: '2019-01-10T03:00:00Z' });
    bloc = await aBloc(app.database, '2015-01-01');
    office = await Browser.signedIn(app, 'vp.khoi');
    const items = PUBLISHED.map(({ code, target: aimed }) =>
      itemOf(templateOf(code), aimed ? [{ decimals: 0, ...aimed, period: '2018' }] : []),
    );
    await define(office, bloc.khoi, items);
    const reporters = [
      ['du.noivu', bloc.noiVu],
      ['du.yte', bloc.yTe],
      ['cb.bao', bloc.bao],
    ] as const;
    for (const [at, [login, id]] of reporters.entries()) {
      const sent = await send(await Browser.signedIn(app, login), id, '2018', enteredBy(at, 'GRASSROOTS'));
      expect([login, sent.status]).toEqual([login, 200]);
    }
    expect((await send(office, bloc.khoi, '2018', enteredBy(0, 'COMMITTEE'))).status).toBe(200);
    view = (await office.get<IndicatorOverview>('indicators/overview?period=2018')).body;
    file = (await office.file('indicators/overview.csv?period=2018')).bytes.toString('utf8');
  });
  afterAll(() => app.close());

  it.each(PUBLISHED)('of row $row: $code is $value on the screen and in the file', ({ code, value, aim, reached }) => {
    const name = nameOf(code);
    const row = view.rows.find(({ indicator }) => indicator.name === name);
    if (!row) throw new Error(`no ${name}`);
    expect([standingWords(row), aimWords(row), reachedWords(row)]).toEqual([value, aim, reached]);
    expect(row.entered).toBe(row.expected);
    const line = file.split('\n').find((each) => each.split(';').includes(name)) ?? '';
    expect(line.split(';')).toContain(value);
    if (aim) expect(line).toContain(aim);
  });

  it('are printed as PDF, Word and Excel too', async () => {
    for (const format of ['pdf', 'docx', 'xlsx'])
      expect([format, (await office.file(`indicators/overview.${format}?period=2018`)).status]).toEqual([format, 200]);
  });

  it('of row 18: 452 admitted in two years, and 4.725 members as they were last, whichever was entered before', async () => {
    const last = nameOf('members');
    const officer = await Browser.signedIn(app, 'du.noivu');
    const sent = { [nameOf('admitted')]: { part: 26_100 }, [last]: { part: 190_000 } };
    expect((await send(officer, bloc.noiVu, '2017', sent)).status).toBe(200);
    const term = (await office.get<IndicatorOverview>('indicators/overview?period=2015-2020')).body;
    const row = (name: string) => term.rows.find(({ indicator }) => indicator.name === name);
    // 191 of 2018 with 261 of 2017; members of 2018 alone, 2.000 and not 1.900 with them.
    expect(row(nameOf('admitted'))?.value).toEqual({ part: 45_200 });
    expect(row(last)?.value).toEqual({ part: 300_500 });
  });

  it('of row 8: 14,16% over what the congress aimed at, over the years of the term', async () => {
    const [admitted] = view.rows.filter(({ indicator }) => indicator.name === nameOf('admitted'));
    const { indicator } = admitted;
    const congress = { period: '2015-2020', aim: 'AT_LEAST', value: 56_500, label: 'chỉ tiêu đại hội', decimals: 2 };
    const officer = await Browser.signedIn(app, 'du.yte');
    expect((await send(officer, bloc.yTe, '2016', { [indicator.name]: { part: 19_300 } })).status).toBe(200);
    const { id, version } = indicator;
    const fields = itemOf(indicator);
    const body = { ...fields, targets: [...indicator.targets, congress] };
    expect((await office.put(`indicators/${id}`, body, { version })).status).toBe(200);
    const term = (await office.get<IndicatorOverview>('indicators/overview?period=2015-2020')).body;
    const row = term.rows.find((each) => each.indicator.id === id);
    expect(row && reachedWords(row)).toBe('Đạt, vượt 14,16% chỉ tiêu đại hội');
  });
});
