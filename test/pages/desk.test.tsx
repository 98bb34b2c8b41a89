// The office's board, and the first page.
import { renderPage } from '../../src/pages/page';
import { at, STAFF, sampleOuting, sampleScene, sampleVisit } from '../samples';
import { deskPage, INSIDE, seen } from './people';

const watched = { email: STAFF.watcher.email, askedAt: at('13:55'), acceptedAt: at('13:57') };

describe('the desk', () => {
  test('says in large letters that nobody is out', () => {
    expect(renderPage(deskPage([], '15:00')).body).toContain('<p class="panel nobody">Nobody is out</p>');
  });

  test('puts the worst first', () => {
    const fine = sampleOuting({ ref: 'OUT-0001', watcher: watched, due: at('16:30'), heardAt: at('15:40') });
    const overdue = sampleOuting({ ref: 'OUT-0002', due: at('15:20') });
    const help = { at: at('15:44'), by: STAFF.visitor.email, cause: 'help' as const, words: '' };
    const inDanger = sampleOuting({ ref: 'OUT-0003', due: at('16:00'), raised: help });
    const { body } = renderPage(deskPage([fine, inDanger, overdue], '15:45'));
    const order = [...body.matchAll(/data-ref="(OUT-\d+)"/g)].map((match) => match[1]);
    expect(order).toEqual(['OUT-0003', 'OUT-0002', 'OUT-0001']);
  });

  test('shows who, since when, where, mobiles, car, watcher and minutes over', () => {
    const text = seen(deskPage([sampleOuting(INSIDE)], '15:48'));
    for (const fact of [
      'Sam Okoro and Priya Nair',
      '13:55',
      'Stop 1 of 1',
      '14 Alder Close',
      '07700 900101',
      'MA21 KVX',
    ])
      expect(text).toContain(fact);
    expect(text).toContain('18 minutes over');
    expect(text).toContain('Joan Whitley');
  });

  test('rings for an alarm that nobody has in hand, and stops when somebody has', () => {
    const answer = {
      at: at('15:45'),
      by: STAFF.office.email,
      kind: 'acknowledged' as const,
      words: '',
      until: at('16:05'),
    };
    expect(renderPage(deskPage([sampleOuting(INSIDE)], '15:48')).body).toContain('data-ring');
    expect(renderPage(deskPage([sampleOuting({ ...INSIDE, answers: [answer] })], '15:48')).body).not.toContain(
      'data-ring',
    );
    expect(renderPage(deskPage([sampleOuting({ watcher: watched })], '14:00')).body).not.toContain('data-ring');
  });

  test('shows no pupil’s name', () => {
    const view = deskPage([sampleOuting(INSIDE)], '15:48', { dueOut: [sampleVisit()] });
    expect(renderPage(view).html).not.toContain('Amelia');
  });

  test('says loudly when mail does not go out, or when the engine stands still', () => {
    const mail = seen(deskPage([], '15:48', { undelivered: { count: 2, oldest: at('15:30') } }));
    expect(mail).toContain('2 mails could not be sent');
    expect(mail).toContain('18 minutes');
    expect(seen(deskPage([], '15:48', { engineRanAt: at('15:20') }))).toContain(
      'Home Visits has not checked for 28 minutes',
    );
  });

  test('signs out a visitor who stands at the desk', () => {
    const { body } = renderPage(deskPage([], '13:30', { dueOut: [sampleVisit()] }));
    expect(body).toContain('p=leave&amp;ref=HV-0012"');
    expect(body).not.toContain(STAFF.visitor.email);
    expect(body).not.toContain(encodeURIComponent(STAFF.visitor.email));
  });
});

describe('the first page', () => {
  const home = {
    page: 'home' as const,
    scene: sampleScene(STAFF.visitor, at('14:00')),
    menu: [],
    visits: [sampleVisit()],
    outings: [sampleOuting()],
    toDecide: [],
    requestForm: '',
    needsRead: false,
  };

  test('tells a visitor that they are out, before anything else', () => {
    const text = seen(home);
    expect(text).toContain('You are out');
    expect(text.indexOf('You are out')).toBeLessThan(text.indexOf('Amelia'));
  });

  test('sets apart what waits for the reader’s decision', () => {
    const visits = [sampleVisit({ decision: null })];
    expect(seen({ ...home, visits, outings: [], toDecide: ['HV-0012'] })).toContain('Waiting for your decision');
  });
});
