// What is said of a stop after it has ended goes to that stop, however late it comes, and never ends another.
import type { Stop } from '../../src/outing/record';
import { renderPage } from '../../src/pages/page';
import { anApprovedVisit, type Day, helen, priya, sam } from '../given';
import { buttons, phonePage, seen } from '../pages/people';
import { at, sampleStop } from '../samples';

/** Sam and Priya on a round: HV-0001, then HV-0002. */
function round(): Day {
  const day = anApprovedVisit().asks({ arrive: '14:45' }, 'HV-0002');
  day.assesses({}, 'HV-0002').approves(helen, 'in a pair', '', 'HV-0002');
  const { refusal } = day.signsOut(sam, { visits: ['HV-0001', 'HV-0002'] });
  expect(refusal).toEqual([]);
  day.post();
  return day;
}

const first = 'HV-0001';
const risk = (words = '', visit?: string) => ({ act: 'new risk', words, visit }) as const;
const notIn = (because: '' | 'it does not feel safe' | 'the family prefers no visit' = '', visit?: string) =>
  ({ act: 'not going in', because, words: '', visit }) as const;
const alone = (words = '', visit?: string) => ({ act: 'child alone', words, visit }) as const;
const second = (day: Day) => day.outing().stops[1];

describe('words about a risk', () => {
  test('typed on the way, sent at the second door half an hour later, are kept with the first', () => {
    const day = round().skipsTo('14:20');
    day.onOuting(sam, risk());
    day.skipsTo('14:50').onOuting(sam, { act: 'arrived' });
    day.post();
    day.skipsTo('14:53').onOuting(sam, risk('A man with a knife', first));
    expect(second(day)).toMatchObject({ leftAt: null, how: '' });
    expect(day.visit().made).toMatchObject({ how: 'left for a new risk', words: 'A man with a knife', unsafe: true });
    expect(day.post('outing')).toEqual(['14:53 new risk: Helen, Rhys, Joan']);
  });

  test('sent when the other has just tapped “back”, they still go to their stop', () => {
    const day = round().skipsTo('14:20');
    day.onOuting(sam, risk());
    day.skipsTo('14:50').onOuting(priya, { act: 'back' });
    day.onOuting(sam, risk('Two dogs loose', first));
    expect(day.visit().made).toMatchObject({ words: 'Two dogs loose' });
  });
});

describe('why they did not go in', () => {
  test('tapped twelve minutes later belongs to the stop that it was asked about', () => {
    const day = round().skipsTo('14:20');
    day.onOuting(sam, notIn());
    day.skipsTo('14:32').onOuting(sam, notIn('it does not feel safe', first));
    expect(second(day)).toMatchObject({ leftAt: null, how: '' });
    expect(day.visit().made).toMatchObject({ how: 'did not go in', words: 'it does not feel safe', unsafe: true });
  });

  test('tapped while inside at the second leaves nobody there', () => {
    const day = round().skipsTo('14:20');
    day.onOuting(sam, notIn());
    day.skipsTo('14:50').onOuting(sam, { act: 'going in' });
    day.onOuting(priya, notIn('it does not feel safe', first));
    expect(second(day)).toMatchObject({ leftAt: null, how: '' });
    expect(day.visit().made).toMatchObject({ unsafe: true });
  });

  test('that the family prefers no visit is told of the first, also after they are back', () => {
    const day = round().skipsTo('14:20');
    day.onOuting(sam, notIn());
    day.skipsTo('14:40').onOuting(priya, { act: 'back' });
    day.onOuting(sam, notIn('the family prefers no visit', first));
    expect(day.visit().made).toMatchObject({ how: 'family prefers no visit' });
    expect(day.visit('HV-0002').made).toMatchObject({ how: 'nobody arrived' });
  });
});

test('more about a child alone goes to that child, though they are at the next door by now', () => {
  const day = round().skipsTo('14:20');
  day.onOuting(sam, { act: 'arrived' });
  day.onOuting(sam, alone());
  day.onOuting(sam, { act: 'left', how: 'visited' });
  day.skipsTo('14:50').onOuting(sam, { act: 'arrived' });
  day.onOuting(sam, alone('About five', first));
  expect(day.visit().childAlone).toMatchObject({ words: 'About five' });
  expect(day.visit('HV-0002').childAlone ?? null).toBeNull();
  day.onOuting(sam, alone());
  expect(day.visit('HV-0002').childAlone).toMatchObject({ words: '' });
});

describe('the phone page names the stop that it asks about, and sends it along', () => {
  const next = sampleStop({ visit: 'HV-0013', address: '3 Mill Lane', arrivedAt: at('14:50') });
  const page = (stop: Partial<Stop>, more = {}) => {
    const over = sampleStop({ visit: 'HV-0012', address: '8 Weir Road', leftAt: at('14:20'), ...stop });
    return { ...phonePage({ stops: [over, next] }, '14:53'), ...more };
  };
  const sends = 'data-send="{&quot;visit&quot;:&quot;HV-0012&quot;}"';

  test('a risk', () => {
    const left = page({ how: 'left for a new risk' });
    expect(seen(left)).toContain('What was the risk at 8 Weir Road?');
    expect(renderPage(left).body).toContain(sends);
  });

  test('not gone in: at one tap or in words, until it is said', () => {
    const left = page({ how: 'did not go in' });
    expect(seen(left)).toContain('Why did you not go in at 8 Weir Road?');
    expect(renderPage(left).body).toContain(sends);
    expect(buttons(left)).toContainEqual(
      expect.objectContaining({ send: { because: 'it does not feel safe', visit: 'HV-0012' } }),
    );
    expect(seen(page({ how: 'did not go in', saidWhy: true }))).not.toContain('Why did you not go in');
  });

  test('a child alone', () => {
    const told = { at: at('14:18'), by: sam.email, words: '', acknowledged: null, decided: null };
    const alone = page({ how: 'visited' }, { childrenAlone: [{ visit: 'HV-0012', told }] });
    expect(seen(alone)).toContain('A child is alone at 8 Weir Road: the safeguarding team was told at 14:18');
    expect(renderPage(alone).body).toContain(sends);
  });
});
