// Numbers on a page as people write them down: each link rings the number that was meant.
import { renderPage } from '../../src/pages/page';
import { at, STAFF, sampleScene, sampleSettings, sampleStop } from '../samples';
import { alarmPage, phonePage } from './people';

const hrefs = (html: string) => [...html.matchAll(/href="tel:([^"]+)"/g)].map(([, number]) => number);

test.each([
  ['+44 (0)7700 900123', '+447700900123'],
  ['(01632) 960201', '01632960201'],
  ['07700 900124 (Mum, after 15:30)', '07700900124'],
])('of a family: %s', (familyPhones, number) => {
  const page = alarmPage({ stops: [sampleStop({ familyPhones })], due: at('15:30') }, '15:55');
  expect(hrefs(renderPage(page).html)).toContain(number);
  const calm = alarmPage({ stops: [sampleStop({ familyPhones })] }, '14:00');
  expect(hrefs(renderPage(calm).html)).toContain(number);
});

test('of colleagues and the office, also where the page itself says whom to ring', () => {
  const scene = sampleScene(STAFF.visitor, at('14:00'));
  const settings = sampleSettings({ officePhone: '+44 (0)161 496 0100' });
  const whoIsWho = [{ name: 'Joan Whitley', what: 'watcher', phone: '+44 (0)7700 900103' }];
  const page = { ...phonePage({}, '14:00'), whoIsWho, scene: { ...scene, school: { ...scene.school, settings } } };
  const { html } = renderPage(page);
  expect(hrefs(html)).toEqual(expect.arrayContaining(['+447700900103', '+441614960100']));
  expect(html).toContain('data-tel="+441614960100"');
});
