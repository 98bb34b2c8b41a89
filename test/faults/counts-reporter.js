// Prints at the end of a run what the fault tests did and found, added up over their files (counts.ts).
const { readdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '.counts');

module.exports = class CountsReporter {
  onRunStart() {
    rmSync(FOLDER, { recursive: true, force: true });
  }

  onRunComplete() {
    const total = {};
    for (const file of filesIn(FOLDER)) {
      const counts = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
      for (const [key, n] of Object.entries(counts)) total[key] = (total[key] ?? 0) + n;
    }
    if (total.executions === undefined) return;
    const { executions, crashPoints, interleavings, lost, silent, letIn } = total;
    const found = `lost ${lost}, silent ${silent}, wrongly let in ${letIn}`;
    console.log(
      `\nFaults: ${executions} executions, ${crashPoints} crash points, ${interleavings} interleavings; ${found}.`,
    );
    this.bad = lost + silent + letIn > 0;
  }

  getLastError() {
    return this.bad ? new Error('Something was lost, silent or wrongly let in.') : undefined;
  }
};

function filesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
