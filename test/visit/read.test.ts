// Whoever says "I have this" says it of what they have read: by the page's button, and by one word of a mail.

import { waitsFor } from '../../src/visit/told';
import type { Day } from '../given';
import { anOuting, aVisitMade, helen, priya, rhys, ruth, sam, tom } from '../given';

const heard = { act: 'acknowledge incident', words: '' } as const;
const names = (day: Day, email: string) => waitsFor(day.visit(), email, day.school, day.now).map(({ act }) => act);

describe('the page acknowledges what it showed', () => {
  test('an accusation and a threat are answered each by itself', () => {
    const day = aVisitMade();
    day.hasIncident({ sort: 'Accusation against staff', what: 'First.', responseId: 'one', by: sam.email });
    day.skipsTo('15:00').hasIncident({ what: 'Second.', responseId: 'two', by: priya.email });
    expect(day.onVisit(ruth, heard)).toContain('More has been written since');
    const at = day.visit().incident?.at ?? 0;
    expect(day.onVisit(ruth, { ...heard, incident: 'two', at })).toBe('');
    expect(day.visit().incidentAcknowledged?.by).toBe(ruth.email);
    expect(day.visit().earlierIncidents?.[0]?.acknowledged).toBeNull();
    expect(day.onVisit(ruth, { ...heard, incident: 'one' })).toBe('');
    expect(day.visit().earlierIncidents?.[0]?.acknowledged?.by).toBe(ruth.email);
  });

  test('an older page acknowledges no incident that has been put right since', () => {
    const day = aVisitMade().hasIncident({ what: 'He shouted.' });
    const at = day.now;
    day.skipsTo('15:10').hasIncident({ what: 'He shouted, and had a knife.' });
    expect(day.onVisit(ruth, { ...heard, incident: 'incident', at })).toContain('More has been written since');
    expect(day.visit().incidentAcknowledged).toBeNull();
  });

  test('an older page acknowledges no concern that has grown since', () => {
    const day = aVisitMade().reports({ concern: 'A bruise.' });
    const seen = { act: 'acknowledge concern', words: 'I ring.', at: day.now } as const;
    day.skipsTo('15:10').reports({ concern: 'She hides from him.', responseId: 'other', by: priya.email });
    expect(day.onVisit(helen, seen)).toContain('More has been written since');
    expect(day.visit().concernAcknowledged).toBeNull();
    expect(day.onVisit(helen, { ...seen, at: day.now })).toBe('');
  });
});

describe('one word by mail', () => {
  test('is of what this person was told, and not of a child alone that no mail has told them of', () => {
    const day = anOuting().skipsTo('14:15');
    day.onOuting(sam, { act: 'arrived' });
    day.onOuting(sam, { act: 'child alone', words: 'Five years old.' });
    day.ticks().skipsTo('14:20').hasIncident();
    expect(names(day, ruth.email)).toEqual(['acknowledge incident']);
    expect(names(day, rhys.email)).toEqual(['acknowledge child alone']);
    expect(names(day, tom.email)).toEqual([]);
    day.until('14:50');
    expect(names(day, ruth.email)).toEqual(['acknowledge incident', 'acknowledge child alone']);
  });

  test('of a letter from before more was said it is of nothing', () => {
    const day = aVisitMade().reports({ concern: 'A bruise.' });
    const before = day.now;
    day.skipsTo('15:10').reports({ concern: 'She hides from him.', responseId: 'other', by: priya.email });
    expect(waitsFor(day.visit(), helen.email, day.school, before)).toEqual([]);
    expect(names(day, helen.email)).toEqual(['acknowledge concern']);
  });
});
