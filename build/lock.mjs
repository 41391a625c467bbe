// One setup or build step at a time in a checkout, across processes: a directory is the lock, its file names the owner.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive, root, say } from './process.mjs'

function isAbandoned(directory) {
  try {
    return !isAlive(Number(readFileSync(join(directory, 'pid'), 'utf8')))
  } catch {
    // The owner creates the directory and then writes its name; give it a moment to do so.
    try {
      return Date.now() - statSync(directory).mtimeMs > 5_000
    } catch {
      return false
    }
  }
}

/** Runs `work` while no other process of this checkout holds the lock `name`. */
export async function withLock(name, work) {
  const directory = join(root, '.electron', `${name}.lock`)
  mkdirSync(dirname(directory), { recursive: true })
  let announced = false
  for (;;) {
    try {
      mkdirSync(directory)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAbandoned(directory)) rmSync(directory, { recursive: true, force: true })
      else {
        if (!announced) say(`Waiting for another "${name}" in this folder to finish (lock: ${directory})`)
        announced = true
        await pause(100)
      }
    }
  }
  const release = () => rmSync(directory, { recursive: true, force: true })
  process.once('exit', release)
  try {
    writeFileSync(join(directory, 'pid'), String(process.pid))
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}
