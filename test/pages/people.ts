// What the tests of pages share: views of the sample records, and the words that a person sees on a page.
import type { Outing } from '../../src/outing/record';
import { renderPage } from '../../src/pages/page';
import type { DeskView, LeaveView, OutingView, View, VisitView } from '../../src/pages/view';
import type { StaffMember } from '../../src/school/school';
import type { Visit } from '../../src/visit/record';
import { at, STAFF, sampleOuting, samplePolicy, sampleScene, sampleStop, sampleVisit } from '../samples';

/** The words on a page as people read them: no markup, each blank once. */
export function seen(view: View): string {
  return words(renderPage(view).body);
}

export function words(html: string): string {
  const text = html.replace(/<[^>]+>/g, ' ');
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

/** Every button that acts at one tap, as its words and what it posts. */
export function buttons(view: View): { words: string; act: string; send: unknown; huge: boolean }[] {
  const found = renderPage(view).body.matchAll(/<button([^>]*data-act="[^"]*"[^>]*)>(.*?)<\/button>/gs);
  return [...found].map(([, attributes = '', inner = '']) => {
    const value = (name: string) => words(new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    const send = value('data-send');
    return {
      words: words(inner).trim(),
      act: value('data-act').replace(/&#39;/g, "'"),
      send: send === '' ? undefined : JSON.parse(send),
      huge: value('class').includes('huge'),
    };
  });
}

export const hugeButtons = (view: View): string[] =>
  buttons(view)
    .filter((button) => button.huge)
    .map((button) => button.words);

export const AT_THE_DOOR = { stops: [sampleStop({ arrivedAt: at('14:17') })], heardAt: at('14:17') };
export const INSIDE = { stops: [sampleStop({ arrivedAt: at('14:17'), insideAt: at('14:20') })], heardAt: at('14:20') };

export function phonePage(outing: Partial<Outing>, time: string): OutingView {
  return {
    page: 'outing',
    as: 'visitor',
    scene: sampleScene(STAFF.visitor, at(time)),
    menu: ['home'],
    may: {},
    outing: sampleOuting({ version: 7, ...outing }),
    whoIsWho: [
      { name: 'Joan Whitley', what: 'watcher', phone: '07700 900103' },
      { name: 'School office', what: 'office', phone: '0161 496 0100' },
    ],
    next: '',
  };
}

export function alarmPage(outing: Partial<Outing>, time: string, more: Partial<OutingView> = {}): OutingView {
  return {
    ...phonePage(outing, time),
    as: 'school',
    scene: sampleScene(STAFF.office, at(time)),
    may: { watch: true, showSafeWord: true },
    next: 'senior leaders are told at 15:50',
    ...more,
  };
}

export function visitPage(visit: Partial<Visit>, reader: StaffMember, more: Partial<VisitView> = {}): VisitView {
  return {
    page: 'visit',
    scene: sampleScene(reader),
    menu: ['home'],
    visit: sampleVisit(visit),
    may: {},
    reads: { concern: true, incident: true, actions: true },
    requestLines: [{ label: 'Could the family come in', words: 'Invited twice, did not come.' }],
    assessmentLines: [],
    reportLines: [],
    incidentLines: [],
    forms: { assessment: '', report: '', incident: '' },
    cpomsText: '',
    owners: Object.values(STAFF),
    approvers: [],
    ...more,
  };
}

export function leavePage(more: Partial<LeaveView> = {}): LeaveView {
  return {
    page: 'leave',
    ref: '',
    scene: sampleScene(STAFF.visitor, at('13:50')),
    menu: ['home'],
    leaver: STAFF.visitor,
    choices: [sampleVisit()],
    watchers: [STAFF.watcher, STAFF.lead],
    mustRead: [],
    rules: samplePolicy().rules,
    ...more,
  };
}

export function deskPage(outings: Outing[], time: string, more: Partial<DeskView> = {}): DeskView {
  return {
    page: 'desk',
    scene: sampleScene(STAFF.office, at(time)),
    menu: ['home', 'desk'],
    gone: { people: [], others: [] },
    outings: outings.map((outing) => ({ outing, next: '' })),
    dueOut: [],
    engineRanAt: at(time),
    undelivered: { count: 0, oldest: null },
    ...more,
  };
}
