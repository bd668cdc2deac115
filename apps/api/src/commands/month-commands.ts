import { CloseMonthBody, MonthParam, OpenPastMonthsBody } from '@chibo/contracts';
import { reconcile } from '../cell-months/reconcile';
import { ClosingsService } from '../closings/closings.service';
import { Database } from '../db/database';
import { PastMonthsService } from '../obligations/past-months.service';
import { checked } from './checked';
import type { DataCommand } from './command';
import { operatorAt, organizationOf } from './operator';

const openMonth: DataCommand = {
  usage: 'YYYY-MM [--organization CODE]',
  en: 'opens a month that is over for all branches below, as "Mở các tháng đã qua" does; the running month opens by itself',
  vi: 'mở một tháng đã hết cho các chi bộ trực thuộc; tháng hiện tại tự mở',
  takes: 1,
  options: { organization: { type: 'string' } },
  async run({ app, by, tell }, { given, options }) {
    const [month] = given;
    const body = await checked(OpenPastMonthsBody, { from: month, to: month });
    const { id, name } = await organizationOf(app, options['organization']);
    const actor = operatorAt('COMMITTEE_OFFICER', id, by);
    const { months } = await app.get(PastMonthsService).open(actor, id, body);
    for (const { opened, existing } of months) tell(`${month}, ${name}: ${opened} of ${existing} branches owe a card.`);
    return 0;
  },
};

const closeMonth: DataCommand = {
  usage: 'YYYY-MM --organization CODE [--reason TEXT]',
  en: "closes a committee's month; the reason is that of every branch without a band",
  vi: 'khóa sổ tháng của một cấp ủy; lý do ghi cho mọi chi bộ chưa xếp loại',
  takes: 1,
  options: { organization: { type: 'string' }, reason: { type: 'string' } },
  needs: ['organization'],
  async run({ app, by, tell }, { given, options }) {
    const { month } = await checked(MonthParam, { month: given[0] });
    const { id, name } = await organizationOf(app, options['organization']);
    const others = options['reason'] === undefined ? {} : { others: options['reason'] };
    const body = await checked(CloseMonthBody, { organizationId: id, missing: [], ...others });
    const { history } = await app.get(ClosingsService).close(operatorAt('COMMITTEE_OFFICER', id, by), month, body);
    tell(`${month}, ${name}: closed, ${history[0].hash}`);
    return 0;
  },
};

const reconcileAll: DataCommand = {
  usage: '',
  en: 'makes everything derived anew, says line by line what differed and mends it; ends with 2 where something did',
  vi: 'tính lại mọi số liệu dẫn xuất, nêu chỗ sai lệch và sửa; mã kết thúc 2 khi có sai lệch',
  takes: 0,
  async run({ app, tell }) {
    return (await reconcile(app.get(Database), tell)) === 0 ? 0 : 2;
  },
};

export const MONTH_COMMANDS = { 'open-month': openMonth, 'close-month': closeMonth, reconcile: reconcileAll };
