// Playwright as its users have it: one persistent context with the extension, some pages at once. Reads an assignment (a JSON file), tells
// of each site on a line of its own. The observer runs in the page's own world: Playwright offers no other.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const assignment = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const context = await chromium.launchPersistentContext(assignment.profile, {
  executablePath: assignment.chrome,
  args: [...assignment.flags.filter((flag) => !flag.startsWith('--headless')), `--load-extension=${assignment.extension}`],
  ignoreDefaultArgs: ['--disable-extensions'],
  chromiumSandbox: !assignment.flags.includes('--no-sandbox'),
});
for (const content of [assignment.hooks, assignment.observer]) await context.addInitScript({ content });

async function visit(page, { site, url, spec }) {
  try {
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return { site, facts: await page.evaluate(`(${assignment.start})(${JSON.stringify(spec)}, 'nextFacts', '')`) };
  } catch (error) {
    return { site, error: String(error).split('\n')[0] };
  }
}

async function visitSome() {
  const page = await context.newPage();
  for (let target = assignment.sites.shift(); target; target = assignment.sites.shift()) {
    console.log(JSON.stringify(await visit(page, target)));
  }
}

await Promise.all(Array.from({ length: assignment.atOnce }, visitSome));
await context.close();
