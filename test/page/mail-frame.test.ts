// A mail in its frame: no link leads out of the local Workspace unasked, and what people wrote stays words.
import { mailPage, withLinksInside } from '../../local/page/mail-frame';
import type { Mail } from '../../local/workspace/types';

const mail: Mail = {
  ...{ id: 'm1', at: 0, from: 'a@school.example', name: 'A', to: [], cc: [], bcc: [], replyTo: '', subject: 'S' },
  ...{ body: '', htmlBody: '', attachments: [], headers: {}, readBy: [] },
};

test('links of every kind ask the page around the frame', () => {
  const html = withLinksInside(
    `<a class="x" href="https://a.example/?p=visit&amp;ref=HV-0001" target="_blank">Visit</a>` +
      `<a href='tel:07700%20900111'>Ring</a><a href="mailto:home+T@school.example?subject=Hi">Write</a><a href="#end">End</a>`,
  );
  expect(html).toContain(
    `<a class="x" href="/#/ask?open=${encodeURIComponent('https://a.example/?p=visit&ref=HV-0001')}" target="_top">`,
  );
  expect(html).toContain('href="/#/ask?ring=07700%20900111"');
  expect(html).toContain('href="/#/ask?write=home%2BT%40school.example%3Fsubject%3DHi"');
  expect(html).toContain('<a href="#end">');
});

test('an address that would run something only asks', () => {
  expect(withLinksInside('<a href="javascript:alert(1)">x</a>')).toContain('/#/ask?open=javascript%3Aalert(1)');
});

test('a percent sign that escapes nothing stops no mail from showing', () => {
  expect(withLinksInside('<a href="tel:100%">x</a>')).toContain('/#/ask?ring=100%25');
});

test('a plain mail shows its words as they are, addresses as links', () => {
  const page = mailPage({ ...mail, body: '<b>Hi</b>, see https://a.example/x.' });
  expect(page).toContain('&lt;b&gt;Hi&lt;/b&gt;');
  expect(page).toContain(`/#/ask?open=${encodeURIComponent('https://a.example/x')}"`);
});
