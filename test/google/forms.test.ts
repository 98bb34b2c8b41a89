// Google Forms: built in place, so that ids and answers survive; read by item id, so that a new title loses nothing.
import type { Workspace } from '../../local/workspace/workspace';
import type { FormItem, FormPlan, Submission } from '../../src/ports';
import type { FormFile } from '../../src/school/school';
import { sampleSchool } from '../samples';
import { builtScript, newWorkspace, PEOPLE, result, run, START } from './installed';

let dist: string;
let workspace: Workspace;
const SAM = PEOPLE[0]?.email ?? '';

beforeAll(() => {
  dist = builtScript();
});

function item(key: string, kind: FormItem['kind'], more: Partial<FormItem> = {}): FormItem {
  const empty = {
    help: '',
    required: false,
    choices: [],
    goTo: {},
    other: false,
    rows: [],
    pattern: '',
    patternHelp: '',
    maxLength: 0,
    after: '',
  };
  return { key, kind, title: `About ${key}`, ...empty, ...more };
}

const plan: FormPlan = {
  name: 'request',
  title: 'Home Visit Form',
  description: 'Ask for a visit.',
  thanks: 'Thank you.',
  items: [
    item('pupil', 'text', { required: true, maxLength: 50 }),
    item('worried', 'choice', { choices: ['Yes', 'No'], goTo: { Yes: 'more', No: 'submit' }, required: true }),
    item('more', 'page', { after: 'end' }),
    item('what', 'paragraph'),
    item('skipped', 'page'),
    item('who', 'choices', { choices: ['Mum', 'Dad'], other: true }),
    item('end', 'page'),
    item('likelihood', 'grid', { rows: ['Dog', 'Driving'], choices: ['Remote', 'Likely'] }),
    item('date', 'date'),
    item('time', 'time'),
    item('year', 'list', { choices: ['Year 7', 'Year 8'] }),
  ],
};

let file: FormFile;

beforeEach(() => {
  workspace = newWorkspace(dist);
  run(workspace, 'setUp');
  workspace.deleteRow(workspace.controlId, 'Open', 2);
  workspace.state.properties = { script: { CONTROL: workspace.controlId } };
  file = result<FormFile>(workspace, 'build_', plan, null);
  known(file);
  run(workspace, 'let_', file.id, [SAM]);
});

/** Tells the school's record of the form. */
function known(form: FormFile): void {
  file = form;
  run(workspace, 'save_', sampleSchool({ files: { register: '', archives: {}, forms: { request: form } } }));
}

const form = () => workspace.form(file.id);
const id = (key: string) => file.items[key] ?? '';
const all = () =>
  form().pages.flatMap((page) => [...(page.id === null ? [] : [page.id]), ...page.items.map((one) => one.id)]);

/** Sends answers by key, as Sam. */
function send(answers: Record<string, string | string[]>) {
  return workspace.submitForm(
    file.id,
    Object.fromEntries(Object.entries(answers).map(([key, value]) => [id(key), value])),
    { as: SAM },
  );
}

describe('building', () => {
  test('pages follow each other as the plan says, and choices lead where they should', () => {
    const [first, more, skipped, end] = form().pages;
    const worried = first?.items.find((one) => String(one.id) === id('worried'));
    expect(worried?.choices).toEqual([
      { value: 'Yes', goTo: { to: 'PAGE', page: Number(id('more')) } },
      { value: 'No', goTo: { to: 'SUBMIT' } },
    ]);
    expect(more?.next).toEqual({ to: 'PAGE', page: end?.id });
    expect(skipped?.next).toEqual({ to: 'CONTINUE' });
  });

  test('again in place: items keep their ids when they are retitled, moved, or given other choices', () => {
    const moved = plan.items.map((one) => ({ ...one, title: `${one.title}, please` }));
    const [pupil, ...others] = moved;
    const again = result<FormFile>(
      workspace,
      'build_',
      { ...plan, items: [...others.slice(0, 2), pupil, ...others.slice(2)] },
      file,
    );
    expect(again.items).toEqual(file.items);
    expect(again.id).toBe(file.id);
    expect(all()[2]).toBe(Number(id('pupil')));
    expect(form().pages[0]?.items[0]?.title).toBe('About worried, please');
  });

  test('nothing is written to a form that is as it should be, but for its rules', () => {
    expect(run(workspace, 'build_', plan, file).roundTrips.form).toBeLessThan(10);
  });

  test('a question of another kind is a new item; one that is asked no more is gone; one added by hand stays', () => {
    workspace.state.forms
      .at(-1)
      ?.items.push({ id: 77, kind: 'TEXT', title: 'By hand', help: '', required: false, entry: 78 });
    const items = plan.items
      .filter(({ key }) => key !== 'year')
      .map((one) => (one.key === 'pupil' ? item('pupil', 'paragraph') : one));
    const again = result<FormFile>(workspace, 'build_', { ...plan, items }, file);
    expect(again.items.pupil).not.toBe(file.items.pupil);
    expect(all().map(String)).not.toContain(id('year'));
    expect(all().map(String)).not.toContain(file.items.pupil);
    expect(all()).toContain(77);
  });

  test('a form that was closed by hand is opened again', () => {
    const state = workspace.state.forms.at(-1);
    if (state) state.accepting = false;
    run(workspace, 'build_', plan, file);
    expect(form().accepting).toBe(true);
  });
});

describe('answers', () => {
  const answers = { pupil: 'Amelia', worried: 'Yes', what: 'A dog', date: '2026-05-05', time: '09:05', year: 'Year 8' };

  test('come back by question, with the sender’s address and a link to put them right', () => {
    const { editUrl, responseId } = send(answers);
    const [submission] = result<Submission[]>(workspace, 'submissions_', 'request', START - 1);
    expect(submission).toEqual({ form: 'request', responseId, editUrl, by: SAM, at: START, answers });
  });

  test('are found by the item’s id, whatever its title has become', () => {
    send(answers);
    const state = workspace.state.forms.at(-1);
    for (const one of state?.items ?? []) one.title = 'Renamed';
    const [submission] = result<Submission[]>(workspace, 'submissions_', 'request', 0);
    expect(submission?.answers).toEqual(answers);
  });

  test('of several choices and of a grid come as they were given, unanswered rows left out', () => {
    workspace.submitForm(
      file.id,
      { [id('pupil')]: 'Bo', [id('worried')]: 'Yes', [id('likelihood')]: ['Likely', null] },
      { as: SAM },
    );
    const [submission] = result<Submission[]>(workspace, 'submissions_', 'request', 0);
    expect(submission?.answers).toMatchObject({ pupil: 'Bo', likelihood: { Dog: 'Likely' } });
    expect(submission?.answers).not.toHaveProperty('what');
  });
});

describe('a link with answers in it', () => {
  test('opens the form with them, grids and ticks too', () => {
    const answers = {
      pupil: 'HV-0000',
      who: ['Mum'],
      likelihood: { Driving: 'Remote' },
      year: 'Year 7',
    };
    const url = result<string>(workspace, 'prefilled_', 'request', answers);
    expect(workspace.prefill(url)).toEqual({
      [id('pupil')]: 'HV-0000',
      [id('who')]: ['Mum'],
      [id('likelihood')]: [null, 'Remote'],
      [id('year')]: 'Year 7',
    });
  });

  test('leaves out what the form does not offer', () => {
    const url = result<string>(workspace, 'prefilled_', 'request', { pupil: 'Amelia', year: 'Year 14', unknown: 'x' });
    expect(workspace.prefill(url)).toEqual({ [id('pupil')]: 'Amelia' });
  });
});
