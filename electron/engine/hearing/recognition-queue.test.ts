import { expect, test } from 'vitest'
import { createRecognitionQueue } from './recognition-queue'

test('one at a time: what is needed first, then the newest guess; a dropped guess never begins', async () => {
  const queue = createRecognitionQueue()
  const begun: string[] = []
  let finishFirst: () => void = () => undefined
  const work = (name: string) => () => {
    begun.push(name)
    return Promise.resolve(name)
  }
  const first = queue.add(async () => {
    begun.push('first')
    await new Promise<void>((resolve) => (finishFirst = resolve))
  })
  await Promise.resolve()
  const older = queue.add(work('older guess'))
  queue.add(work('dropped')).cancel()
  const newer = queue.add(work('newer guess'))
  const needed = queue.add(work('needed'))
  const alsoNeeded = queue.add(work('also needed'))
  needed.confirm()
  alsoNeeded.confirm()
  expect(begun).toEqual(['first'])
  finishFirst()
  await Promise.all([first.result, older.result, newer.result, needed.result, alsoNeeded.result])
  expect(begun).toEqual(['first', 'needed', 'also needed', 'newer guess', 'older guess'])
})

test('a failure is its own and stops nobody else', async () => {
  const queue = createRecognitionQueue()
  const failing = queue.add(() => Promise.reject(new Error('broken')))
  const next = queue.add(() => Promise.resolve('fine'))
  await expect(failing.result).rejects.toThrow('broken')
  await expect(next.result).resolves.toBe('fine')
})
