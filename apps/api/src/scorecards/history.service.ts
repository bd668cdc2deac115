import { Injectable } from '@nestjs/common';
import type { HistoryEntry } from '@chibo/contracts';
import { allows, BAND_LABEL, formatDate, formatPoints, WEAKNESSES } from '@chibo/domain';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { AuditPayloads } from '../audit/audit-payloads';
import type { AuditEntry } from '../audit/audit.service';
import { AuditService } from '../audit/audit.service';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { BlindScores } from './blind-scores';
import { CardReadings } from './card-readings';
import type { CardAction } from './card-traces';
import { Assessment, Scorecard } from './scorecard.entities';

/** "Lịch sử" of a card: its audit rows in words, saves of one sitting drawn together. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly blind: BlindScores,
    private readonly readings: CardReadings,
  ) {}

  async of(actor: Actor, id: string): Promise<HistoryEntry[]> {
    const card = await this.database.read((manager) => manager.findOneBy(Scorecard, { id }));
    if (!card) return this.ofGone(actor, id);
    const standings = await this.access.require('readHistory', actor, card.cellId);
    const own = standings.some(({ role, relation }) => allows('writeCard', role, relation));
    const sent = await this.database.read((manager) => manager.existsBy(Assessment, { scorecardId: id, kind: 'SELF' }));
    await this.blind.requireNotWaiting(actor, card);
    // Superiors read what was sent, never how a branch works on its card.
    if (!own && !sent) throw Refusal.forbidden('Chi bộ chưa gửi phiếu này.');
    await this.readings.note(actor, [id]);
    return inOrder(await this.audit.of(id));
  }

  /** Of a card that was given up its branch still reads who did so, and when. */
  private async ofGone(actor: Actor, id: string): Promise<HistoryEntry[]> {
    const entries = await this.audit.of(id);
    const givenUp = entries.find(({ action }) => action === 'scorecard.given-up');
    if (!givenUp) throw Refusal.notFound('phiếu chấm điểm');
    const { cellId } = givenUp.payload as AuditPayloads['scorecard.given-up'];
    await this.access.require('giveUpCard', actor, cellId);
    return inOrder(entries);
  }
}

function inOrder(entries: AuditEntry[]): HistoryEntry[] {
  return joined(entries).map((entry) => ({
    id: String(entry.seq),
    at: entry.at,
    by: entry.author ?? 'Hệ thống',
    ...inWords(entry),
  }));
}

/** Saves that follow each other by the same hand count as one entry, at the time of the last. */
function joined(entries: AuditEntry[]): AuditEntry[] {
  return entries.filter((entry, at) => {
    const next = entries[at + 1];
    return !(entry.action === 'scorecard.saved' && next?.action === 'scorecard.saved' && next.author === entry.author);
  });
}

type Words = Pick<HistoryEntry, 'text' | 'details'>;

const WORDS: { [A in CardAction]: (payload: AuditPayloads[A]) => Words } = {
  'scorecard.opened': () => ({ text: 'Lập phiếu', details: [] }),
  'scorecard.saved': ({ version }) => ({ text: 'Nhập số liệu, chấm điểm', details: [`Bản ghi thứ ${version}`] }),
  'scorecard.set-switched': ({ kept, back }) => ({
    text: 'Chuyển sang bộ tiêu chí đang áp dụng',
    details: [`${kept} mục đã chấm được giữ riêng${back > 0 ? `, ${back} mục chấm trước đây hiện lại` : ''}`],
  }),
  'scorecard.voted': ({ officialPresent, approve, disapprove, other }) => ({
    text: 'Chi bộ biểu quyết',
    details: [`Tán thành ${approve}/${officialPresent}, không tán thành ${disapprove}, ý kiến khác ${other}`],
  }),
  'scorecard.submitted': ({ revision, total, band, receipt, late }) => ({
    text: revision > 1 ? `Gửi lại (lần ${revision})` : 'Gửi cấp trên',
    details: [
      `Số biên nhận ${receipt}, ${late ? 'quá hạn' : 'đúng hạn'}`,
      `Tự chấm ${formatPoints(total)} điểm, ${BAND_LABEL[band]}`,
    ],
  }),
  'scorecard.keyed-in': ({ revision, total, band, receipt, late, paper, receivedOn, ownDraft }) => ({
    text: revision > 1 ? `Nhập hộ từ bản giấy (lần ${revision})` : 'Nhập hộ từ bản giấy',
    details: [
      `Theo ${paper}, nhận ngày ${formatDate(receivedOn)}`,
      `Số biên nhận ${receipt}, ${late ? 'quá hạn' : 'đúng hạn'}`,
      `Tự chấm ${formatPoints(total)} điểm, ${BAND_LABEL[band]}`,
      ...(ownDraft ? ['Bản chi bộ đang lập được giữ riêng'] : []),
    ],
  }),
  'scorecard.keying-withdrawn': () => ({ text: 'Thu hồi bản nhập hộ', details: [] }),
  'scorecard.keyed-agreed': () => ({ text: 'Chi bộ xác nhận bản nhập hộ đúng với bản giấy', details: [] }),
  'scorecard.keyed-objected': ({ after, reason }) => ({
    text: 'Chi bộ không đồng ý với bản nhập hộ',
    details: [reason, ...(after === 'DECIDED' ? ['Xếp loại giữ nguyên cho đến khi cấp ủy điều chỉnh'] : [])],
  }),
  'scorecard.given-up': () => ({ text: 'Bỏ phiếu còn trống', details: [] }),
  'scorecard.recalled': () => ({ text: 'Thu hồi phiếu đã gửi', details: [] }),
  'scorecard.verified': ({ total, adjustments }) => ({
    text: 'Thẩm định',
    details: [
      `${formatPoints(total)} điểm, ${adjustments === 0 ? 'không điều chỉnh' : `${adjustments} mục điều chỉnh`}`,
    ],
  }),
  'scorecard.decided': ({ total, band }) => ({
    text: 'Xếp loại',
    details: [`${formatPoints(total)} điểm, ${BAND_LABEL[band]}`],
  }),
  'scorecard.verification-withdrawn': () => ({ text: 'Rút lại thẩm định', details: [] }),
  'scorecard.decision-withdrawn': () => ({ text: 'Rút lại xếp loại', details: [] }),
  'scorecard.corrected': ({ reason, before, after }) => ({
    text: 'Điều chỉnh sau xếp loại',
    details: [
      `${formatPoints(before.total)} điểm, ${BAND_LABEL[before.band]} → ${formatPoints(after.total)} điểm, ${BAND_LABEL[after.band]}`,
      reason,
    ],
  }),
  'scorecard.returned': ({ message, lines = [], due }) => ({
    text: lines.length > 0 ? `Trả lại ${lines.length} mục để bổ sung` : 'Trả lại để bổ sung',
    details: [
      message,
      ...lines.map(({ code, message: asked }) => `${code === WEAKNESSES ? 'Hạn chế' : `Mục ${code}`}: ${asked}`),
      due ? `Hạn bổ sung ${formatDate(due)}` : '',
    ].filter(Boolean),
  }),
};

function inWords(entry: AuditEntry): Words {
  const words = WORDS[entry.action as CardAction] as ((payload: AuditEntry['payload']) => Words) | undefined;
  return words ? words(entry.payload) : { text: entry.action, details: [] };
}
