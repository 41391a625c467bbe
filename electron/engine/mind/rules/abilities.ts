/** All that the rule-based mind can do. Among equally certain abilities the earlier one answers. */
import type { Ability } from './ability'
import { help, identity, privacy } from './abilities/about'
import { age } from './abilities/age'
import { createArithmetic } from './abilities/arithmetic'
import { cannot, unknown } from './abilities/cannot'
import { calendarFacts } from './abilities/calendar-facts'
import { createClockChange } from './abilities/clock-change'
import { createConvert } from './abilities/convert'
import { count } from './abilities/count'
import { date } from './abilities/date'
import { fileFacts } from './abilities/file-facts'
import { doubt } from './abilities/doubt'
import { earlierDay } from './abilities/earlier-day'
import { findFile } from './abilities/find-file'
import { followUp } from './abilities/follow-up'
import { helpAbout } from './abilities/help-about'
import { inWords } from './abilities/in-words'
import { listFolder } from './abilities/list-folder'
import { pace, repeat, stop } from './abilities/manners'
import { moreFiles } from './abilities/more-files'
import { createNumberFacts } from './abilities/number-facts'
import { openFile } from './abilities/open-file'
import { pick } from './abilities/pick'
import { createPlaceTime } from './abilities/place-time'
import { readFile } from './abilities/read-file'
import { schedule } from './abilities/schedule'
import { recall } from './abilities/recall'
import { sayAfterMe } from './abilities/say-after-me'
import { spell } from './abilities/spell'
import { greeting, smallTalk, thanks } from './abilities/talk'
import { time } from './abilities/time'
import { createTimeConversion } from './abilities/time-conversion'
import { createTimeDifference } from './abilities/time-difference'
import { unfinished } from './abilities/unfinished'
import { unheard } from './abilities/unheard'
import { until } from './abilities/until'
import type { Calculator } from './calculator'
import { createCallFunction } from './functions/call-function'
import { createPlaces } from './places'
import { reworded } from './readings'
import { standingOrder } from './standing'
import { createTimeConversions } from './time-conversions'

export function createAbilities({ calculator }: { calculator: Calculator }): readonly Ability[] {
  const places = createPlaces()
  const conversions = createTimeConversions(places)
  return [
    unheard,
    pick,
    fileFacts,
    moreFiles,
    openFile,
    standingOrder,
    inWords,
    recall,
    sayAfterMe,
    followUp,
    reworded(time),
    reworded(createPlaceTime(places, conversions)),
    reworded(createTimeDifference(places, conversions)),
    reworded(createTimeConversion(conversions)),
    reworded(createClockChange(places)),
    createArithmetic(calculator),
    createConvert(calculator),
    createNumberFacts(calculator),
    unfinished,
    spell,
    count,
    reworded(until),
    reworded(date),
    earlierDay,
    reworded(calendarFacts),
    reworded(age),
    reworded(schedule),
    findFile,
    readFile,
    listFolder,
    stop,
    repeat,
    pace,
    doubt,
    helpAbout,
    help,
    identity,
    privacy,
    greeting,
    thanks,
    smallTalk,
    createCallFunction(),
    cannot,
    unknown,
  ]
}
