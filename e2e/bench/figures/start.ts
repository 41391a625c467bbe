/** How long the app takes to be ready, beside the least that Electron takes for a window. */
import { openEmptyWindow, openParley } from '../bare-apps'
import type { Family } from '../figure'

const [ready, empty] = ['app.start-to-ready', 'electron.empty-window'] as const
const starts = 7

export const start: Family = {
  names: [ready, empty],
  async measure(wanted, reporter) {
    const kinds = [
      { name: ready, open: openParley, delaysMs: [] as number[] },
      { name: empty, open: openEmptyWindow, delaysMs: [] as number[] },
    ].filter(({ name }) => wanted.has(name))
    // The first of each reads its files from the disk: it is not counted.
    for (let start = 0; start <= starts; start++)
      for (const { name, open, delaysMs } of kinds) {
        const app = await open()
        await app.end()
        reporter.progress(`${name}: ${Math.round(app.readyAfterMs)} ms${start === 0 ? ', not counted' : ''}`)
        if (start > 0) delaysMs.push(app.readyAfterMs)
      }
    for (const { name, delaysMs } of kinds) reporter.values(name, 'ms', delaysMs)
  },
}
