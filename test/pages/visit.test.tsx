// The visit's page for who decides, who goes and who follows up; sign-out; the to-do page; refusals.
import { renderPage } from '../../src/pages/page';
import { at, STAFF, sampleReport, sampleRequest, sampleScene, sampleVisit } from '../samples';
import { alarmPage, leavePage, phonePage, seen, visitPage } from './people';

describe('deciding on a visit', () => {
  const decide = visitPage({ decision: null }, STAFF.lead, { may: { decide: true } });

  test('shows what speaks against it before any answer, with the level of risk in words', () => {
    const text = seen(decide);
    expect(text).toContain('Risk: Medium');
    for (const caution of ['Complaint against a member of staff', 'Large dog'])
      expect(text.indexOf(caution)).toBeLessThan(text.indexOf('Invited twice'));
  });

  test('offers as many as are named, sending back, inviting in and declining', () => {
    const text = seen(decide);
    for (const way of ['Approve, in a pair', 'Send back', 'Invite into school instead', 'Decline'])
      expect(text).toContain(way);
    expect(text).not.toContain('Approve, alone');
    const request = sampleRequest({ visitors: [STAFF.visitor.email] });
    const one = seen({ ...decide, visit: sampleVisit({ decision: null, request }) });
    expect(one).toContain('Approve, alone');
    expect(one).toContain('Only in a pair: send back');
  });

  test('says what must be put right before anyone can approve', () => {
    const request = sampleRequest({
      blocks: ['Write what advice the trust gave'],
      needsReason: ['It is in the evening'],
    });
    const text = seen({ ...decide, visit: sampleVisit({ decision: null, request }) });
    expect(text).toContain('Before anyone can approve, put right Write what advice the trust gave');
    expect(text).toContain('To approve, write why all the same It is in the evening');
  });

  test('offers nothing of it to those who do not decide', () => {
    const text = seen(visitPage({ decision: null }, STAFF.visitor));
    expect(text).not.toContain('Approve, ');
    expect(text).toContain('Waits for the safeguarding team to decide');
  });
});

describe('a visit afterwards', () => {
  const made = { at: at('15:20'), arrivedAt: at('14:17'), leftAt: at('15:00'), how: 'visited' };
  const visit = { outing: 'OUT-0004', made, report: sampleReport() };
  const concern = { at: at('16:05'), by: STAFF.visitor.email, words: 'She is afraid of her uncle.' };

  test('gives the words for CPOMS to copy, and one button to say that it is done', () => {
    const text = seen(visitPage(visit, STAFF.lead, { may: { recordCpoms: true }, cpomsText: 'Home visit, 5 May' }));
    expect(text).toContain('Home visit, 5 May');
    expect(text).toContain('It is recorded on CPOMS');
  });

  test('shows a concern in its words to the safeguarding team alone', () => {
    const lead = visitPage({ ...visit, concern }, STAFF.lead, { may: { acknowledgeConcern: true } });
    expect(seen(lead)).toContain('afraid of her uncle');
    const visitor = seen(visitPage({ ...visit, concern }, STAFF.visitor));
    expect(visitor).not.toContain('afraid of her uncle');
    expect(visitor).toContain('A concern was passed on');
  });

  test('lets whoever may close an action do so, and nobody else', () => {
    const actions = [{ id: 'a1', what: 'Ring Dana', owner: STAFF.visitor.email, due: at('17:00'), done: null }];
    const may = { closable: ['a1'] };
    expect(renderPage(visitPage({ ...visit, actions }, STAFF.visitor, { may })).body).toContain(
      'data-act="action done"',
    );
    expect(renderPage(visitPage({ ...visit, actions }, STAFF.senior)).body).not.toContain('data-act="action done"');
  });

  test('stands on the to-do page until it is done', () => {
    const owed = {
      visit: sampleVisit(visit),
      reads: { concern: true, incident: true, actions: true },
      recordCpoms: true,
      recordIncident: false,
      giveMinutes: false,
      closable: [],
      cpomsText: 'Home visit, 5 May',
      acknowledgeConcern: false,
      acknowledgeIncident: false,
      reportForm: '',
      actions: [],
    };
    const page = { page: 'actions' as const, scene: sampleScene(STAFF.visitor), menu: [], owed: [owed], unplaced: [] };
    expect(seen(page)).toContain('It is recorded on CPOMS');
    expect(renderPage(page).body).toContain('data-ref="HV-0012"');
    expect(seen({ ...page, owed: [] })).toContain('Nothing is waiting for you');
  });
});

describe('signing out', () => {
  test('asks every control of the risk assessment by its own box, none of them ticked', () => {
    const { body } = renderPage(leavePage());
    const boxes = body.match(/<input[^>]*name="controls"[^>]*>/g) ?? [];
    expect(boxes).toHaveLength(sampleVisit().assessment?.controls.length ?? 0);
    expect(boxes.join('')).not.toContain('checked');
  });

  test('has the mobiles from the staff list ready, one for each who goes', () => {
    const { body } = renderPage(leavePage());
    expect(body).toMatch(/name="mobiles\.sam\.okoro@school\.example"[^>]*value="07700 900101"/);
    expect(body).toMatch(/name="mobiles\.priya\.nair@school\.example"[^>]*value="07700 900102"/);
  });

  test('lists several visits with a way to change their order', () => {
    const text = renderPage(leavePage({ choices: [sampleVisit(), sampleVisit({ ref: 'HV-0013' })] })).body;
    expect(text).toContain('in this order');
    expect(text).toContain('data-up');
  });

  test('refused, it says why on top, keeps what was typed, and offers "I’ve gone anyway"', () => {
    const view = leavePage({
      refusal: ['Choose who watches over you.'],
      offerAnyway: true,
      prior: { car: 'XY12 ABC', safeWord: 'blue folder' },
    });
    const text = seen(view);
    expect(text.indexOf('Choose who watches')).toBeLessThan(text.indexOf('The visit'));
    expect(text).toContain('I’ve gone anyway');
    expect(renderPage(view).body).toContain('value="XY12 ABC"');
  });

  test('by the office says for whom, and carries no address of who leaves', () => {
    const { body } = renderPage(leavePage({ scene: sampleScene(STAFF.office) }));
    expect(body).toContain('Sign out Sam Okoro');
    expect(body).not.toContain('data-for=');
  });

  test('asks for "read and understood" first, and names who else has still to', () => {
    const text = seen(leavePage({ mustRead: [STAFF.visitor.email, STAFF.companion.email] }));
    expect(text).toContain('I have read and understood it');
    expect(text).toContain('Still to read the policy: Priya Nair');
  });

  test('with no visit approved asks people not to go', () => {
    expect(seen(leavePage({ choices: [] }))).toContain('No visit is approved for today');
  });
});

describe('what is never on a page', () => {
  test('a refusal tells nothing but its words', () => {
    const page = renderPage({ page: 'refusal', words: 'This page is not for you.', officePhone: '0161 496 0100' });
    expect(page.body).toContain('This page is not for you.');
    expect(page.html).not.toContain('HV-');
  });

  test('script typed into a name is shown as typed', () => {
    const outing = { visitors: [{ email: '', name: '<script>alert(1)</script>', mobile: '' }] };
    const { html } = renderPage(alarmPage(outing, '14:00'));
    expect(html).not.toContain('<script>alert');
    expect(seen(alarmPage(outing, '14:00'))).toContain('<script>alert(1)</script>');
  });

  test('the page’s own script holds nothing that Google would cut it at', () => {
    const script = /<script>([\s\S]*)<\/script>/.exec(renderPage(phonePage({}, '14:00')).html)?.[1] ?? '';
    expect(script).not.toMatch(/<\/|<[a-z!]/i);
    expect(() => new Function(script)).not.toThrow();
  });

  test('a form that would be sent anywhere but through the one door', () => {
    expect(renderPage(leavePage()).html).not.toMatch(/<form[^>]*action=/);
  });
});
