// Mails that come back: the person's own words in them, and whether to believe who sent them.
import { aboveQuotation, type RawMail, readReply } from '../../src/app/reply-text';

const MAILBOX = 'homevisits@school.example';
const GOOGLE =
  'mx.google.com; dkim=pass header.i=@school.example header.s=google; spf=pass; dmarc=pass header.from=school.example';

function mail(headers: [string, string][], text = 'Back', html = ''): RawMail {
  const usual: [string, string][] = [
    ['Delivered-To', 'homevisits+a1b2c3@school.example'],
    ['From', 'Sam Okoro <Sam.Okoro@school.example>'],
    ['To', '"Home Visits" <homevisits+a1b2c3@school.example>'],
  ];
  const named = new Set(headers.map(([name]) => name));
  const all = [...headers, ...usual.filter(([name]) => !named.has(name))];
  return { id: 'm1', at: 1000, headers: all.map(([name, value]) => ({ name, value })), text, html };
}

describe('the words of a reply', () => {
  test.each([
    [
      'Gmail',
      'Back\n\nOn Tue, 5 May 2026 at 15:20, Home Visits <homevisits@school.example>\nwrote:\n\n> You are due back',
    ],
    [
      'Gmail, folded twice',
      'Back\n\nOn Tue, 5 May 2026 at 15:20,\nHome Visits <homevisits@school.example>\nwrote:\n> x',
    ],
    [
      'Outlook',
      'Back\r\n\r\n________________________________\r\nFrom: Home Visits <x@y>\r\nSent: 05 May 2026 15:20\r\n',
    ],
    ['Outlook for Windows', 'Back\n\n-----Original Message-----\nFrom: Home Visits\nSubject: Due back'],
    ['iPhone', 'Back\n\nSent from my iPhone\n\n> On 5 May 2026, at 15:20, Home Visits <x@y.z> wrote:\n> '],
    ['Samsung', 'Back\n\nSent from Outlook for Android\n'],
    ['a signature', 'Back\n-- \nSam Okoro\nAttendance officer'],
    ['plain quoting', 'Back\n> the rest'],
    ['Welsh', 'Back\n\nAr Maw, 5 Mai 2026 am 15:20, Home Visits <x@y.z> ysgrifennodd:\n> x'],
  ])('end where %s begins to quote', (_program, text) => {
    expect(aboveQuotation(text)).toBe('Back');
  });

  test('are kept whole where they only look like a quotation', () => {
    expect(aboveQuotation('On my way back now.\nTraffic is bad')).toBe('On my way back now.\nTraffic is bad');
    expect(aboveQuotation('')).toBe('');
    const quoted = 'On Tue, 5 May 2026 at 15:20, Home Visits <homevisits@school.example> wrote:\n> x';
    expect(aboveQuotation(`On my way, need help\n\n${quoted}`)).toBe('On my way, need help');
    expect(aboveQuotation(`On my way, need help\n${quoted}`)).toBe('On my way, need help');
  });

  test('are found in a mail that has HTML alone', () => {
    const html = '<div dir="ltr">Help &amp; hurry<br>now</div><div class="gmail_quote">On … wrote: <b>Back</b></div>';
    expect(readReply(mail([['Authentication-Results', GOOGLE]], '', html), MAILBOX)?.text).toBe('Help & hurry\nnow');
  });
});

describe('whose reply it is', () => {
  test('is told by the tag in the address it came to', () => {
    const reply = readReply(mail([['Authentication-Results', GOOGLE]]), MAILBOX);
    expect(reply).toMatchObject({
      tag: 'a1b2c3',
      from: 'sam.okoro@school.example',
      text: 'Back',
      authenticated: true,
      automatic: false,
    });
  });

  test('a mail without a tag, or with one of somebody else’s mailbox, is none of ours', () => {
    expect(
      readReply(
        mail([
          ['To', MAILBOX],
          ['Delivered-To', MAILBOX],
        ]),
        MAILBOX,
      ),
    ).toBeUndefined();
    const other: [string, string][] = [
      ['To', 'office+news@school.example'],
      ['Delivered-To', MAILBOX],
    ];
    expect(readReply(mail(other), MAILBOX)).toBeUndefined();
  });
});

describe('believing the From line', () => {
  const authenticated = (...headers: [string, string][]) => readReply(mail(headers), MAILBOX)?.authenticated;

  test('Google’s own word counts, and only the topmost', () => {
    expect(authenticated(['Authentication-Results', GOOGLE])).toBe(true);
    expect(
      authenticated(
        ['Authentication-Results', 'mx.google.com; spf=fail; dmarc=fail'],
        ['Authentication-Results', GOOGLE],
      ),
    ).toBe(false);
    expect(authenticated(['Authentication-Results', 'evil.example; dmarc=pass'])).toBe(false);
  });

  test('without DMARC the signature must be the sender’s own domain’s', () => {
    expect(authenticated(['Authentication-Results', 'mx.google.com; dkim=pass header.i=@school.example'])).toBe(true);
    expect(authenticated(['Authentication-Results', 'mx.google.com; dkim=pass header.i=@evil.example'])).toBe(false);
    expect(authenticated(['Authentication-Results', 'mx.google.com; spf=pass'])).toBe(false);
  });

  test('a pass must be Google’s of the very domain that the From line names, and no words of the sender’s in it', () => {
    const says = (verdict: string) => authenticated(['Authentication-Results', `mx.google.com; ${verdict}`]);
    expect(says('dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=school.example')).toBe(true);
    expect(says('dmarc=pass header.from=evil.example')).toBe(false);
    expect(says('dmarc=pass')).toBe(false);
    const failed = 'dmarc=fail (p=NONE) header.from=school.example';
    expect(says(`spf=pass (google.com: domain of dmarc=pass@evil.example designates 192.0.2.1) ; ${failed}`)).toBe(
      false,
    );
    expect(says(`spf=pass smtp.mailfrom="; dmarc=pass header.from=school.example"@evil.example; ${failed}`)).toBe(
      false,
    );
    expect(says('spf=pass smtp.mailfrom="; dkim=pass header.i=@school.example"@evil.example')).toBe(false);
  });

  test.each([
    ['"Sam Okoro <sam.okoro@school.example>" <x@evil.example>', 'x@evil.example'],
    ['"Sam \\"<sam.okoro@school.example>" <x@evil.example>', 'x@evil.example'],
    ['Sam <sam.okoro@school.example> <x@evil.example>', 'x@evil.example'],
    ['x@evil.example (<sam.okoro@school.example>)', 'x@evil.example'],
    ['"Okoro, Sam" <Sam.Okoro@school.example>', 'sam.okoro@school.example'],
    ['sam.okoro@school.example', 'sam.okoro@school.example'],
  ])('a name that looks like an address is a name: %s', (line, address) => {
    expect(readReply(mail([['From', line]]), MAILBOX)?.from).toBe(address);
  });

  test('mail that never left the school may carry no word at all; mail that claims another domain may not', () => {
    expect(authenticated()).toBe(true);
    expect(authenticated(['From', 'Social worker <sw@council.example>'])).toBe(false);
  });

  test('two From lines are one too many', () => {
    const twice = mail([
      ['Authentication-Results', GOOGLE],
      ['From', 'a@school.example'],
      ['From', 'b@school.example'],
    ]);
    expect(readReply(twice, MAILBOX)?.authenticated).toBe(false);
  });
});

describe('mails that no person wrote', () => {
  test.each([
    ['Auto-Submitted', 'auto-replied'],
    ['Auto-Submitted', 'auto-generated'],
    ['Precedence', 'bulk'],
    ['X-Autoreply', 'yes'],
    ['Content-Type', 'multipart/report; report-type=delivery-status'],
    ['Return-Path', '<>'],
    ['From', 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>'],
  ])('are known by %s: %s', (name, value) => {
    expect(readReply(mail([[name, value]]), MAILBOX)?.automatic).toBe(true);
  });

  test('a person’s mail that says so is a person’s', () => {
    expect(readReply(mail([['Auto-Submitted', 'no']]), MAILBOX)?.automatic).toBe(false);
  });
});

describe('mail that is made to be read for ever', () => {
  const MANY = 200_000;
  const ADDRESS = 'homevisits+a1b2c3@school.example';
  const to = (line: string): [string, string][] => [
    ['Delivered-To', ''],
    ['To', line],
  ];

  const manyLines = Array.from({ length: 20 }, (): [string, string] => ['To', `<${'a@'.repeat(9000)}`]);

  // Each took seconds to minutes where time grew with the square of the length; now some milliseconds.
  test.each<[string, RawMail]>([
    ['blanks below “wrote”', mail([], `On abcdefg wrote${' '.repeat(MANY)}x`)],
    ['blanks behind an address', mail([], `<a@b>${' '.repeat(MANY)}x`)],
    ['an address without end', mail([], `<${'a@'.repeat(MANY / 2)}`)],
    ['lines that each begin a quotation', mail([], 'On \n'.repeat(MANY / 4))],
    ['HTML tags without end', mail([], '', '<div '.repeat(MANY / 5))],
    ['HTML tags, one of which ends', mail([], '', `${'<div '.repeat(MANY / 5)}>`)],
    ['HTML openings alone', mail([], '', `${'<'.repeat(MANY - 4)}<br>`)],
    ['HTML style sheets without end', mail([], '', '<style>'.repeat(MANY / 7))],
    ['brackets within brackets', mail(to(`${'('.repeat(9000)}${')'.repeat(9000)}${ADDRESS}`))],
    ['quotation marks that stay open', mail(to(`"${'\\"'.repeat(MANY)}`))],
    ['an address of many parts', mail(to(`<${'a@'.repeat(MANY)}`))],
    ['no address at all', mail(to('a'.repeat(MANY)))],
    ['a sender without end', mail([['From', `<${'a@'.repeat(MANY)}`]])],
    ['quotation marks in a verdict', mail([['Authentication-Results', `"${'\\"'.repeat(MANY)}`]])],
    ['many lines of recipients', mail([['Delivered-To', ''], ...manyLines])],
  ])('%s', (_, long) => {
    const from = performance.now();
    for (let i = 0; i < 20; i++) readReply(long, MAILBOX);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test('is not touched at all where it is none of ours', () => {
    const refuse = (): never => {
      throw new Error('Its words were read.');
    };
    const untouched: RawMail = {
      ...mail([
        ['To', MAILBOX],
        ['Delivered-To', MAILBOX],
      ]),
      get text() {
        return refuse();
      },
      get html() {
        return refuse();
      },
    };
    expect(readReply(untouched, MAILBOX)).toBeUndefined();
  });

  test('an address of ours is found late among many who were written to', () => {
    const others = Array.from({ length: 300 }, (_, i) => `"Colleague, ${i}" <colleague${i}@school.example>`);
    expect(readReply(mail(to([...others, ADDRESS].join(', '))), MAILBOX)?.tag).toBe('a1b2c3');
  });

  test('a sender or a verdict that is too long to be read whole says nothing, rather than what its beginning says', () => {
    const name = `"Sam <sam.okoro@school.example> ${'x'.repeat(MANY)}" <x@evil.example>`;
    expect(readReply(mail([['From', name]]), MAILBOX)).toMatchObject({ from: '', authenticated: false });
    for (const end of ['.evil.example', ' ; dmarc=fail']) {
      const verdict = 'dmarc=pass header.from=school.example';
      const before = `mx.google.com; ${' '.repeat(20_000 - 15 - verdict.length)}`;
      const long = mail([['Authentication-Results', `${before}${verdict}${end}`]]);
      expect(readReply(long, MAILBOX)?.authenticated).toBe(false);
    }
  });

  test('says that only its beginning was read, unless a quotation ends what its writer says', () => {
    const cut = (text: string, html = '') => readReply(mail([], text, html), MAILBOX)?.cut;
    const long = 'The bus was late. '.repeat(20_000);
    expect([cut('Back'), cut(long), cut('', `<p>${long}</p>`)]).toEqual([false, true, true]);
    expect([cut(`Back\n> ${long}`), cut('', `Back<blockquote>${long}</blockquote>`)]).toEqual([false, false]);
    expect([cut('', `Back<div class="gmail_quote">${long}</div>`)]).toEqual([false]);
    expect([cut(`${'\n'.repeat(MANY)}Back`), cut('', `<style>${long.slice(0, 100_000)}</style>Back`)]).toEqual([
      false,
      false,
    ]);
  });
});
