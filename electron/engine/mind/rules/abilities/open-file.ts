/** Opening a file by its name on the person's screen, where the client declares a tool for it. */
import type { Ability } from '../ability'
import { splitFolder, takeName, writtenThing } from '../file-names'
import { open, openingTool } from './opening'

const asks = /^(?:open|open up|launch)(?: (?:me|up))* (.+?)(?: (?:up|on (?:the|my) screen|in (?:a|the) window))*$/

export const openFile: Ability = {
  name: 'open-file',
  does: 'open a file with a tool that the client declares for it',
  wordings: [
    'Open budget.xlsx.',
    'Open the file photo.jpg.',
    'Launch slides.pptx.',
    'Open up the document called report.pdf.',
  ],
  understand({ core }, { tools }) {
    const asked = asks.exec(core)?.[1]
    if (!asked || /\b(?:folder|directory|files|documents)\b/.test(asked)) return null
    const { name, explicit, isFile } = takeName(splitFolder(asked).text)
    if (name === '' || !(explicit || isFile || (writtenThing.test(asked) && /^(?:the|my|our) /.test(asked))))
      return null
    const outcome = open({ name, path: null, folder: null }, tools)
    // Without such a tool a text is read out, which is another's to do.
    if (!openingTool(tools) && outcome.kind === 'call') return null
    return { certainty: 0.975, outcome, topic: 'read', extracted: { file: name } }
  },
}
