// What people do with their hands: tap, fill in forms, answer mail; and what they may believe of the answer.
import { Refused } from '../../local/workspace/errors';
import type { PageAnswer as Called, Mail } from '../../local/workspace/types';
import { formPlan } from '../../src/forms';
import type { PageAnswer } from '../../src/pages/view';
import type { FormName } from '../../src/policy/schema';
import type { FormItem } from '../../src/ports';
import type { Instant } from '../../src/time';
import type { Answers } from '../../src/visit/record';
import { typedAnswer } from '../story/words';
import { changes } from './effects';
import type { Life } from './life';

/** Taken: the page said so. Refused: it said why, or that somebody else is busy. Unknown: "NOT saved", or no answer at all. */
export type Answer = { was: 'taken' } | { was: 'refused'; reasons: string[] } | { was: 'unknown' };

export type Tap = Record<string, unknown> & { act: string };

export class Hands {
  private said = new Set<string>();
  /** The taps that were believed, with what their page showed: one that comes twice does nothing twice. */
  private tapped = new Set<string>();
  private items = new Map<FormName, FormItem[]>();
  /** A sign-out whose answer nobody has seen: an outing that appears may be it. */
  signOutInDoubt = false;

  constructor(private life: Life) {}

  /** A tap on a page; `seen` is the version that it showed. */
  taps(as: string, page: string, ref: string, tap: Tap, seen?: number): Answer {
    const { workspace, verdict, open } = this.life;
    const from = workspace.now;
    const shown = open.get(ref)?.version ?? open.school.version;
    const version = seen ?? shown;
    let called: Called;
    try {
      called = workspace.callFromPage('act', [{ page, ref, ...tap, seen: version }], { as });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      called = { ok: false, error: error.message, execution: null };
    }
    open.look();
    const answer = answerOf(called);
    verdict.counts.acts += 1;
    if (answer.was === 'refused') verdict.counts.refused += 1;
    const words = answer.was === 'refused' ? `refused: ${answer.reasons.join(' ').slice(0, 140)}` : answer.was;
    verdict.tells(`${as.split('@')[0]} ${tap.act} ${ref} → ${words}`);
    const known = `${as} ${ref} ${JSON.stringify(tap)} ${version}`;
    if (answer.was === 'taken' && tap.act !== 'sign out' && !this.tapped.has(known))
      this.believed(as, ref, tap, from, version === shown ? shown : undefined);
    if (answer.was === 'taken') this.tapped.add(known);
    if (answer.was === 'unknown') {
      const out = this.life.alarms.outs.get(ref);
      if (out) out.inDoubt = true;
      if (tap.act === 'sign out') this.signOutInDoubt = true;
    }
    return answer;
  }

  /** What a page called saved: it stands in the log, and whoever did it goes by it. */
  private believed(as: string, ref: string, tap: Tap, from: Instant, version: number | undefined): void {
    const { keeps, alarms, open } = this.life;
    const out = alarms.outs.get(ref);
    // The same said again changes nothing, and leaves no line; from a page of before it may be just that.
    const said = `${ref} ${tap.act}`;
    if (open.get(ref) && version !== undefined && !this.said.has(said)) keeps.taken(ref, tap.act, as, from, version);
    this.said.add(said);
    const heardAt = version === undefined ? open.outing(ref)?.heardAt : undefined;
    if (out) changes(this.life, out, tap, from, as, heardAt);
  }

  /** Fills in a form and sends it; false where Google would not take it. */
  sends(form: FormName, answers: Answers, as: string, responseId?: string): boolean {
    const { workspace, built, keeps, verdict, open } = this.life;
    const file = built.files.forms[form];
    if (!file) return false;
    const typed = Object.fromEntries(
      Object.entries(answers).flatMap(([key, answer]) => {
        const item = this.itemsOf(form).find((one) => one.key === key);
        const id = file.items[key];
        return item && id !== undefined ? [[id, typedAnswer(item, answer)]] : [];
      }),
    );
    const at = workspace.now;
    try {
      const sent = workspace.submitForm(file.id, typed, { as, responseId });
      keeps.submitted({ form, responseId: sent.responseId, at, by: as });
      open.look();
      verdict.tells(
        `${as.split('@')[0]} sent the ${form} form ${answers.reference ?? ''}${responseId ? ' again' : ''}`,
      );
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      verdict.tells(`${as.split('@')[0]}: the ${form} form was not taken: ${error.message.slice(0, 200)}`);
      return false;
    }
  }

  private itemsOf(form: FormName): FormItem[] {
    const known = this.items.get(form) ?? formPlan(form, this.life.policy, this.life.built).items;
    this.items.set(form, known);
    return known;
  }

  /** Answers a mail with a word or two. */
  replies(mail: Mail, text: string, as: string): void {
    const { workspace, verdict } = this.life;
    if (mail.replyTo === '') return;
    workspace.reply(mail.id, text, { as });
    verdict.tells(`${as.split('@')[0]} replied “${text}” to “${mail.subject}”`);
  }
}

function answerOf(called: Called): Answer {
  if (!called.ok || called.result === null) return { was: 'unknown' };
  // Safe: it is the product's own answer, copied.
  const result = called.result as unknown as PageAnswer;
  if (result.ok) return { was: 'taken' };
  const [first = ''] = result.reasons;
  return first.startsWith('NOT saved') ? { was: 'unknown' } : { was: 'refused', reasons: result.reasons };
}
