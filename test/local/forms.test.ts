// Stories about Google Forms: who may answer, which pages are asked, what the script gets.
import type { Answers } from '../../local/workspace/types';
import type { Workspace } from '../../local/workspace/workspace';
import { ANN, BEN, resultOf, workspaceWith } from './bundle';

const CODE = `
  function build() {
    const form = FormApp.create('Home Visit Form');
    form.setPublished(true);
    form.setTitle('Home Visit').setCollectEmail(true).setAllowResponseEdits(true).setConfirmationMessage('Thank you');
    form.addTextItem().setTitle('Family').setRequired(true);
    form.addParagraphTextItem().setTitle('Why').setValidation(
      FormApp.createParagraphTextValidation().setHelpText('Too long').requireTextLengthLessThanOrEqualTo(10).build());
    form.addCheckboxItem().setTitle('Risks').setChoiceValues(['Dog', 'Stairs']).showOtherOption(true);
    const alone = form.addMultipleChoiceItem().setTitle('Going alone?').setRequired(true);
    const lone = form.addPageBreakItem().setTitle('Alone');
    form.addTextItem().setTitle('Who watches?').setRequired(true);
    const last = form.addPageBreakItem().setTitle('Last');
    form.addGridItem().setTitle('How likely').setRows(['Dog', 'Fall']).setColumns(['Low', 'High']);
    form.addDateItem().setTitle('Day');
    alone.setChoices([alone.createChoice('Yes', lone), alone.createChoice('No', last)]);
    ScriptApp.newTrigger('submitted_').forForm(form).onFormSubmit().create();
    form.addPublishedReader('${ANN}');
    return form.getId();
  }
  function submitted_(e) {
    console.log(e.response.getRespondentEmail() + ': ' + JSON.stringify(
      e.response.getItemResponses().map((r) => [r.getItem().getTitle(), r.getResponse()])));
  }`;

function built(): { workspace: Workspace; id: string; answers: (byTitle: Record<string, Answers[string]>) => Answers } {
  const workspace = workspaceWith(CODE);
  const { result, error } = workspace.run('build');
  if (error) throw new Error(error);
  const id = String(result);
  const answers = (byTitle: Record<string, Answers[string]>) =>
    Object.fromEntries(Object.entries(byTitle).map(([title, answer]) => [workspace.itemId(id, title), answer]));
  return { workspace, id, answers };
}

test('a form made by a script starts unpublished', () => {
  expect(resultOf("const form = FormApp.create('F'); return [form.isPublished(), form.getTitle()]")).toEqual([
    false,
    '',
  ]);
  expect(() => resultOf("FormApp.create('F').setAcceptingResponses(true)")).toThrow('unpublished form');
});

test("an answer reaches the script's trigger, unanswered choices left out, unanswered text empty", () => {
  const { workspace, id, answers } = built();
  const sent = answers({ Family: 'Baker', 'Going alone?': 'No', 'How likely': ['Low', null] });
  const { executions, confirmation } = workspace.submitForm(id, sent, { as: ANN });
  expect(confirmation).toBe('Thank you');
  expect(executions.map(({ error }) => error)).toEqual([null]);
  expect(executions[0]?.log[0]).toBe(
    `${ANN}: [["Family","Baker"],["Why",""],["Going alone?","No"],["Who watches?",""],["How likely",["Low",null]],["Day",""]]`,
  );
});

test("a person who isn't a responder is refused, and so is everyone while it is closed", () => {
  const { workspace, id, answers } = built();
  const sent = answers({ Family: 'Baker', 'Going alone?': 'No' });
  expect(() => workspace.submitForm(id, sent, { as: BEN })).toThrow('You need access');
  resultOf(
    `FormApp.openById('${id}').setCustomClosedFormMessage('Ring the office').setAcceptingResponses(false)`,
    workspace,
  );
  expect(() => workspace.submitForm(id, sent, { as: ANN })).toThrow('Ring the office');
});

test('only the pages that the answers lead to are asked', () => {
  const { workspace, id, answers } = built();
  const alone = answers({ Family: 'Baker', 'Going alone?': 'Yes' });
  expect(() => workspace.submitForm(id, alone, { as: ANN })).toThrow('Who watches?: This is a required question');
  const skipped = answers({ Family: 'Baker', 'Going alone?': 'No', 'Who watches?': 'nobody asked' });
  workspace.submitForm(id, skipped, { as: ANN });
  expect(workspace.form(id).responses[0]?.answers).toEqual(answers({ Family: 'Baker', 'Going alone?': 'No' }));
});

test('an answer too long, or no choice of the item, is refused with the words of the item', () => {
  const { workspace, id, answers } = built();
  const good = { Family: 'Baker', 'Going alone?': 'No' };
  expect(() => workspace.submitForm(id, answers({ ...good, Why: 'a'.repeat(11) }), { as: ANN })).toThrow('Too long');
  expect(() => workspace.submitForm(id, answers({ ...good, 'Going alone?': 'Maybe' }), { as: ANN })).toThrow('Not one');
  expect(() => workspace.submitForm(id, answers({ ...good, Day: '1/5/2026' }), { as: ANN })).toThrow('Invalid date');
  workspace.submitForm(id, answers({ ...good, Risks: ['Dog', 'A goose'] }), { as: ANN });
});

test("a response's edit link keeps its id and changes its time", () => {
  const { workspace, id, answers } = built();
  const first = workspace.submitForm(id, answers({ Family: 'Baker', 'Going alone?': 'No' }), { as: ANN });
  workspace.advanceMinutes(5);
  const again = workspace.editResponse(first.editUrl, answers({ Family: 'Butcher' }), { as: ANN });
  expect(again.responseId).toBe(first.responseId);
  expect(again.executions).toHaveLength(1);
  expect(workspace.form(id).responses).toMatchObject([{ at: workspace.now }]);
  expect(workspace.openForm(first.editUrl).answers).toEqual(answers({ Family: 'Butcher', 'Going alone?': 'No' }));
});

test('a pre-filled link brings its answers, and its entry ids are not the item ids', () => {
  const { workspace, id, answers } = built();
  const url = String(
    resultOf(
      `const form = FormApp.openById('${id}');
       const item = (title) => form.getItems().find((one) => one.getTitle() === title);
       return form.createResponse()
         .withItemResponse(item('Family').asTextItem().createResponse('O’Hara & co'))
         .withItemResponse(item('Risks').asCheckboxItem().createResponse(['Dog', 'A goose']))
         .withItemResponse(item('How likely').asGridItem().createResponse([null, 'High']))
         .toPrefilledUrl()`,
      workspace,
    ),
  );
  expect(workspace.prefill(url)).toEqual(
    answers({ Family: 'O’Hara & co', Risks: ['Dog', 'A goose'], 'How likely': [null, 'High'] }),
  );
  expect(url).not.toContain(workspace.itemId(id, 'Family'));
});

test('an item has only the methods of its kind', () => {
  expect(() => resultOf("FormApp.create('F').addTextItem().asListItem()")).toThrow('not in the local Workspace');
  expect(() => resultOf("FormApp.create('F').addTextItem().setChoiceValues(['a'])")).toThrow(
    'not in the local Workspace',
  );
});

test('choices that lead somewhere and choices that do not cannot mix', () => {
  const body = `const form = FormApp.create('F'); const item = form.addListItem();
    item.setChoices([item.createChoice('a', FormApp.PageNavigationType.SUBMIT), item.createChoice('b')])`;
  expect(() => resultOf(body)).toThrow('Cannot combine');
  expect(() => resultOf("FormApp.create('F').addListItem().setChoiceValues(['a', 'a'])")).toThrow('duplicate');
});

test('a bad address among readers stops the whole list, so they are added one at a time', () => {
  const body = `const form = FormApp.create('F', true);
    try { form.addPublishedReaders(['${ANN}', 'left@school.example']) } catch (e) { console.log(e.message) }
    form.addPublishedReader('${BEN}');
    return form.getPublishedReaders().map((reader) => reader.getEmail())`;
  expect(resultOf(body)).toEqual([BEN]);
});

test('a response sent by the script fires no trigger', () => {
  const { workspace, id } = built();
  const before = workspace.executions.length;
  resultOf(`FormApp.openById('${id}').createResponse().submit()`, workspace);
  expect(workspace.executions).toHaveLength(before + 1);
  expect(workspace.form(id).responses).toHaveLength(1);
});

test("getResponses(since) gives later ones, and somebody else's form does not open", () => {
  const { workspace, id, answers } = built();
  workspace.submitForm(id, answers({ Family: 'A', 'Going alone?': 'No' }), { as: ANN });
  workspace.advanceMinutes(10);
  workspace.submitForm(id, answers({ Family: 'B', 'Going alone?': 'No' }), { as: ANN });
  const later = `FormApp.openById('${id}').getResponses(new Date(Date.now() - 60000)).length`;
  expect(resultOf(`return ${later}`, workspace)).toBe(1);
  resultOf(`SpreadsheetApp.getActive().addEditor('${BEN}')`, workspace);
  resultOf(`return ${later}`, workspace);
  expect(workspace.run('story', [], { as: BEN }).error).toContain('do not have permission');
});

test('Google fires a submission twice at times, the second time blank', () => {
  const { workspace, id, answers } = built();
  const { responseId } = workspace.submitForm(id, answers({ Family: 'A', 'Going alone?': 'No' }), { as: ANN });
  expect(workspace.fireFormSubmit(id, responseId)[0]?.log[0]).toContain('["Family","A"]');
  expect(workspace.fireFormSubmit(id, responseId, { blank: true })[0]?.log[0]).toContain('["Family",""]');
  workspace.faults.submitTriggersLost = true;
  const lost = workspace.submitForm(id, answers({ Family: 'B', 'Going alone?': 'No' }), { as: ANN });
  expect(lost.executions).toEqual([]);
});

test('what nobody has documented can be missing', () => {
  const workspace = workspaceWith('');
  workspace.settings.absent = ['Form.setEmailCollectionType', 'FormApp.EmailCollectionType'];
  const body = `const form = FormApp.create('F', true);
    return [typeof form.setEmailCollectionType, 'setEmailCollectionType' in form, typeof FormApp.EmailCollectionType]`;
  expect(resultOf(body, workspace)).toEqual(['undefined', false, 'undefined']);
});
