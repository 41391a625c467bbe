/** All that the rule-based mind can do. Among equally certain abilities the earlier one answers. */
import type { Ability } from './ability'
import { help, identity, privacy } from './abilities/about'
import { createArithmetic } from './abilities/arithmetic'
import { cannot, unknown } from './abilities/cannot'
import { date } from './abilities/date'
import { findFile } from './abilities/find-file'
import { listFolder } from './abilities/list-folder'
import { repeat, stop } from './abilities/manners'
import { pick } from './abilities/pick'
import { readFile } from './abilities/read-file'
import { greeting, smallTalk, thanks } from './abilities/talk'
import { time } from './abilities/time'
import { unheard } from './abilities/unheard'
import { until } from './abilities/until'
import type { Calculator } from './calculator'

export function createAbilities({ calculator }: { calculator: Calculator }): readonly Ability[] {
  return [
    unheard,
    pick,
    time,
    until,
    date,
    createArithmetic(calculator),
    listFolder,
    readFile,
    findFile,
    stop,
    repeat,
    help,
    identity,
    privacy,
    greeting,
    thanks,
    smallTalk,
    cannot,
    unknown,
  ]
}
