// Reads what the suites left behind and says, in its last line, how many tests passed, failed and were skipped.
// Ends with 1 when anything failed: a test, or a step that broke before it could count any.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null)

/** Sums the lines `test result: ok. 12 passed; 0 failed; 1 ignored; …` of cargo. */
function cargo(log) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const [, passed, failed, ignored] of log.matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    sum.passed += +passed
    sum.failed += +failed
    sum.skipped += +ignored
  }
  return sum
}

function vitest(json) {
  const report = JSON.parse(json)
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests }
}

function playwright(json) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(json).stats
  // A test that fails now and then is a defect: it counts as failed.
  return { passed: expected, failed: unexpected + flaky, skipped }
}

const counts = {
  rust: (log) => {
    const sum = cargo(log)
    // The journeys are listed as ignored here and counted where they run.
    if (read('window.log') !== null) sum.skipped -= journeys(log)
    return sum
  },
  page: () => vitest(read('page.json')),
  flows: () => playwright(read('flows.json')),
  window: cargo,
}

/** How many tests the journeys' binary held back in this log. */
function journeys(log) {
  const part = log.split(/^\s+Running tests\/journeys/m)[1] ?? ''
  return +(/^test result: .* (\d+) ignored/m.exec(part)?.[1] ?? 0)
}

/** The names of the tests that failed, so that they are read at the end and not searched for in a long log. */
const failures = {
  rust: (log) => [...log.matchAll(/^test (.+) \.\.\. FAILED$/gm)].map(([, name]) => name),
  page: () => JSON.parse(read('page.json')).testResults.flatMap((file) => file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName)),
  flows: () => failed(JSON.parse(read('flows.json')).suites),
}
failures.window = failures.rust

function failed(suites) {
  return suites.flatMap((suite) => [...suite.specs.filter((spec) => !spec.ok).map((spec) => `${spec.file}: ${spec.title}`), ...failed(suite.suites ?? [])])
}

const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
const names = []
for (const row of (read('steps.tsv') ?? '').split('\n').filter(Boolean)) {
  const [name, status, seconds] = row.split('\t')
  let sum = { passed: 0, failed: 0, skipped: 0 }
  try {
    const log = read(`${name}.log`) ?? ''
    if (name in counts) sum = counts[name](log)
    if (sum.failed > 0) names.push(...failures[name](log).map((test) => `  ${name}: ${test}`))
  } catch {
    sum = { passed: 0, failed: 0, skipped: 0 }
  }
  if (status !== '0' && sum.failed === 0) sum.failed = 1
  if (status === '0' && name in counts && sum.passed + sum.failed === 0) sum.failed = 1
  for (const key of Object.keys(total)) total[key] += sum[key]
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const told = name in counts ? `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped` : status === '0' ? 'done' : 'failed'
  lines.push(`  ${name.padEnd(8)} ${clock.padStart(6)}  ${told}`)
}
if (lines.length === 0) total.failed += 1

const summary = `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`
writeFileSync(join(folder, 'summary'), `${summary}\n`)
if (names.length > 0) console.log(`\nFailed\n${names.join('\n')}`)
console.log(`\nWhat each step took (minutes:seconds)\n${lines.join('\n')}\n\n${summary}`)
process.exit(total.failed === 0 ? 0 : 1)
