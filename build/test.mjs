// `npm test`: check, unit and integration tests, then the app in real windows, all on one private stage. Arguments go to
// Playwright (a file, -g TEXT). The last line counts every test; a check that fails counts as one.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { check } from './check.mjs'
import { electronLaunch, electronToolEnv } from './electron-path.mjs'
import { childEnv, command, foreground, nodeBinary, root, say } from './process.mjs'
import { setup } from './setup.mjs'
import { withStage } from './stage.mjs'

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** A file that could not even be loaded has no tests in the report, yet it failed. */
function countVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests ?? 0,
  }
}

function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + (errors?.length ?? 0),
    skipped: stats.skipped,
  }
}

async function runSuite({ name, script, args, env, reportFile, count }) {
  console.log(`\n${name}`)
  const begunAt = Date.now()
  const code = await foreground(nodeBinary(), [join(root, 'node_modules', script), ...args], { env })
  const report = readReport(reportFile)
  const counts = report ? count(report) : { passed: 0, failed: 0, skipped: 0 }
  // A runner that fails without a failed test (nothing found, a crash) must not look green.
  if (code !== 0 && counts.failed === 0) counts.failed = 1
  return { name, ...counts, seconds: Math.round((Date.now() - begunAt) / 1000) }
}

async function runAll(args, reports, stageEnv) {
  const launch = electronLaunch()
  say(launch.line)
  const env = { ...childEnv(stageEnv), ...electronToolEnv(launch, { isStage: process.platform === 'linux' }) }
  const unitReport = join(reports, 'unit.json')
  const unit = await runSuite({
    name: 'unit and integration',
    script: 'vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    env,
    reportFile: unitReport,
    count: countVitest,
  })
  const appReport = join(reports, 'e2e.json')
  const app = await runSuite({
    name: 'e2e',
    script: '@playwright/test/cli.js',
    args: ['test', '--reporter=list,json', ...args],
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: appReport, PLAYWRIGHT_JSON_OUTPUT_NAME: appReport },
    reportFile: appReport,
    count: countPlaywright,
  })
  return [unit, app]
}

await command(async (args) => {
  await setup()
  console.log('check')
  const failedChecks = await check()
  try {
    await build()
  } catch (error) {
    // The unit tests still tell something, and the last line must come.
    say(error.message)
    failedChecks.push('build')
  }
  const reports = mkdtempSync(join(tmpdir(), 'parley-reports-'))
  try {
    const suites =
      process.platform === 'linux'
        ? await withStage({}, (env) => runAll(args, reports, env))
        : await runAll(args, reports, process.env)
    console.log(`\ncheck and build: ${failedChecks.length === 0 ? 'passed' : `failed (${failedChecks.join(', ')})`}`)
    for (const { name, passed, failed, skipped, seconds } of suites)
      console.log(`${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`)
    const sum = (key) => suites.reduce((total, suite) => total + suite[key], 0)
    const failed = sum('failed') + failedChecks.length
    console.log(`${sum('passed')} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
})
