// SpreadsheetApp.getUi(): menus, alerts, dialogs. Only where a person has the spreadsheet open.
import { makeEnum } from '../enums';
import { ServiceError } from '../errors';
import { guard, insideOf } from '../guard';
import type { Running } from '../running';
import type { Menu as MenuView } from '../types';
import type { PageState } from './html';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;

const ENUMS: Pick<Ui, 'Button' | 'ButtonSet'> = {
  Button: makeEnum('CLOSE', 'OK', 'CANCEL', 'YES', 'NO'),
  ButtonSet: makeEnum('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'),
};

/** The user interface of the open spreadsheet. */
export function uiService(run: Running): Ui {
  if (run.kind === 'trigger' || run.kind === 'webapp') {
    throw new ServiceError('Cannot call SpreadsheetApp.getUi() from this context.');
  }
  const show = (what: 'dialog' | 'sidebar') => (page: unknown, title?: string) => {
    const { html, title: own, width, height } = insideOf<PageState>(page, 'userInterface');
    run.execution.shown.push({ what, title: title ?? own, html, width, height });
  };
  return guard<Ui>(run, 'Ui', {
    ...ENUMS,
    createMenu: (name: string) => menuService(run, { name, items: [] }),
    alert: (...args: unknown[]) => {
      // alert(text), alert(text, buttons), alert(title, text, buttons)
      const words = args.filter((arg): arg is string => typeof arg === 'string');
      const [title, text] = words.length > 1 ? [words[0] ?? '', words[1] ?? ''] : ['', words[0] ?? ''];
      run.execution.shown.push({ what: 'alert', title, text });
      const yes = args.some((arg) => typeof arg !== 'string' && String(arg).startsWith('YES'));
      const pressed = run.workspace.onAlert?.(`${title} ${text}`.trim()) ?? (yes ? 'YES' : 'OK');
      return ENUMS.Button[pressed as keyof typeof ENUMS.Button];
    },
    showModalDialog: show('dialog'),
    showSidebar: (page: unknown) => show('sidebar')(page),
  });
}

function menuService(run: Running, menu: MenuView): Menu {
  const self: Menu = guard<Menu>(
    run,
    'Menu',
    {
      addItem: (label: string, fn: string) => {
        menu.items.push({ label, fn });
        return self;
      },
      addSeparator: () => {
        menu.items.push('separator');
        return self;
      },
      addSubMenu: (sub: unknown) => {
        const { name, items } = insideOf<MenuView>(sub, 'menu');
        menu.items.push({ label: name, items });
        return self;
      },
      addToUi: () => run.workspace.putMenu(menu),
    },
    menu,
  );
  return self;
}
