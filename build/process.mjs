// Running other programs from the setup and build scripts: where Node 24 is, what a step prints, how it fails.
// Everything these scripts say goes to standard error, so that a command's own output stays clean.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)))

/** A failure whose message already says what to do; printed without a stack. */
export class StepError extends Error {}

/** Whether a process runs, ours or somebody else's. */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

export const say = (line) => process.stderr.write(`${line}\n`)

/** True where `moduleUrl` is the script that Node was asked to run, rather than one that is imported. */
export const isMain = (moduleUrl) =>
  process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(moduleUrl)

/** Node 24 from the npm package `node` where it is installed (our tools want 22.12), else the running one. */
export function nodeBinary() {
  const bundled = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(bundled) ? bundled : process.execPath
}

/** The environment of a child: the project's own commands and Node first on the path. */
export function childEnv(extra = {}) {
  const env = { ...process.env, ...extra }
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const bin = join(root, 'node_modules', '.bin')
  const parts = (env[pathKey] ?? '').split(delimiter).filter((part) => part !== bin)
  env[pathKey] = [bin, ...parts].join(delimiter)
  return env
}

/**
 * Runs a program to its end and collects what it prints.
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} code 127 if it could not be started, 124 at the time limit
 */
export function capture(command, args, { cwd = root, env = process.env, timeLimitMs, shell = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    let timedOut = false
    const timer = timeLimitMs && setTimeout(() => ((timedOut = true), child.kill('SIGKILL')), timeLimitMs)
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.on('error', (error) => (clearTimeout(timer), done({ code: 127, stdout, stderr: stderr + error.message })))
    child.on('close', (code) => (clearTimeout(timer), done({ code: timedOut ? 124 : (code ?? 1), stdout, stderr })))
  })
}

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs a program with our own terminal, passing signals on to it. @returns {Promise<number>} its exit code */
export function foreground(command, args, { cwd = root, env = process.env, stdio = 'inherit', shell = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { cwd, env, stdio, shell })
    const listeners = forwarded.map((signal) => [signal, () => child.kill(signal)])
    for (const [signal, listener] of listeners) process.on(signal, listener)
    const finish = () => {
      for (const [signal, listener] of listeners) process.off(signal, listener)
    }
    child.on('error', (error) => (finish(), failed(new StepError(`${command} could not be started: ${error.message}`))))
    child.on('exit', (code, signal) => (finish(), done(code ?? (signal === 'SIGINT' ? 130 : 143))))
  })
}

/** Runs a JavaScript file with Node 24. */
export const runNode = (script, args, options = {}) =>
  foreground(nodeBinary(), [join(root, script), ...args], { ...options, env: childEnv(options.env) })

/** The body of a command: sets the exit code from what it returns, prints expected failures in one line. */
export async function command(body) {
  try {
    process.exitCode = (await body(process.argv.slice(2))) ?? 0
  } catch (error) {
    say(error instanceof StepError ? error.message : (error?.stack ?? String(error)))
    process.exitCode = 1
  }
}
