// A script of the adapters and of set-up alone, for the stories beside it: without pages and letters.
import { checkEverything } from '../../src/app/check-everything';
import { lookAtControl } from '../../src/app/look-at-control';
import { rebuildForms } from '../../src/app/rebuild-forms';
import { setUp as install } from '../../src/app/set-up';
import { ports } from '../../src/compose';
import { submittedWith } from '../../src/google/form-answers';

export const setUp = () => install(ports, Date.now());
export const check_ = () => checkEverything(ports, Date.now());
export const look_ = () => lookAtControl(ports, Date.now());
export const rebuild_ = () => rebuildForms(ports, Date.now());
export const load_ = () => ports.records.load();
export const save_ = (...saved) =>
  ports.records.locked(() => saved.forEach((record) => void ports.records.save(record)));
export const act_ = (...saved) =>
  ports.records.locked(() => {
    ports.records.load();
    for (const record of saved) ports.records.save(record);
  });
export const saveThenFail_ = (record) =>
  ports.records.locked(() => {
    ports.records.save(record);
    throw new Error('after the save');
  });
export const archive_ = (record) =>
  ports.records.locked(() => ports.records.archive(record, ports.records.load().school)).files.archives;
export const archived_ = (at) => ports.records.archived(ports.records.load().school, at);
export const submissions_ = (form, since) => ports.forms.submissions(form, ports.records.load().school, since);
export const prefilled_ = (form, answers) => ports.forms.prefilled(form, ports.records.load().school, answers);
export const build_ = (plan, known) => ports.forms.build(plan, known);
export const let_ = (formId, people) => ports.forms.letAnswer(formId, people);
export const replies_ = (since, known) => ports.replies.since(since, known);
export const send_ = (mail) => ports.post.send(mail);
export const chat_ = (webhook, text) => ports.post.chat(webhook, text);
export const seal_ = (text) => [ports.seals.digest(text), ports.seals.tag(text)];
export const tick_ = () => undefined;
export const controlEdited_ = () => lookAtControl(ports, Date.now());
export const formSubmitted_ = (event) => {
  const { school } = ports.records.load();
  PropertiesService.getScriptProperties().setProperty('TAKEN', JSON.stringify(submittedWith(event, school)));
};
export const taken_ = () => JSON.parse(PropertiesService.getScriptProperties().getProperty('TAKEN'));
