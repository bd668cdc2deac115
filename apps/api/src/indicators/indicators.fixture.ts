import type { IndicatorEntryView, IndicatorItem, IndicatorsView, IndicatorView, ProblemView } from '@chibo/contracts';
import type { IndicatorTemplate, IndicatorValue, Target } from '@chibo/domain';
import { INDICATOR_TEMPLATES } from '@chibo/domain';
import type { Browser, Reply } from '../../test-support/browser';

export function templateOf(code: string): IndicatorTemplate {
  const found = INDICATOR_TEMPLATES.find((template) => template.code === code);
  if (!found) throw new Error(`no template ${code}`);
  return found;
}

/** A template as a committee takes it over. */
export function itemOf(template: IndicatorTemplate | IndicatorView, targets: Target[] = []): IndicatorItem {
  const { name, section, unit, period, sum, entrant, partName, wholeName, decimals } = template;
  return { name, section, unit, period, sum, entrant, partName, wholeName, decimals, targets };
}

export async function define(
  officer: Browser,
  committeeId: string,
  indicators: IndicatorItem[],
): Promise<Map<string, IndicatorView>> {
  const reply = await officer.post<IndicatorsView>(`organizations/${committeeId}/indicators`, { indicators });
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return new Map(reply.body.indicators.map((indicator) => [indicator.name, indicator]));
}

/** What one organisation enters, by the names of the indicators. */
export type Entered = Record<string, IndicatorValue>;

export async function send(
  who: Browser,
  organizationId: string,
  period: string,
  entered: Entered,
  more: { reason?: string; version?: number } = {},
): Promise<Reply<IndicatorEntryView & ProblemView>> {
  const path = `organizations/${organizationId}/indicators/${period}`;
  const page = (await who.get<IndicatorEntryView>(path)).body;
  const values = Object.entries(entered).map(([name, value]) => {
    const line = page.lines.find(({ indicator }) => indicator.name === name);
    return { indicatorId: line?.indicator.id ?? name, ...value };
  });
  const { reason, version = page.version } = more;
  return who.post(`${path}/submit`, { values, ...(reason ? { reason } : {}) }, { version });
}
