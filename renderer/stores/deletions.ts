/** The message that was deleted last, for as long as that can be undone. Those deleted before it are gone for good. */
import { useCountdown, useIntervalFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useSession } from './session'

const undoMs = 5_000
const tickMs = 100

export const useDeletions = defineStore('deletions', () => {
  const session = useSession()
  const latest = ref<string | null>(null)
  const held = ref(false)
  let asked: string | null = null

  function forget(): void {
    countdown.stop()
    latest.value = null
  }
  const countdown = useCountdown(undoMs / tickMs, {
    scheduler: (tick) => useIntervalFn(tick, tickMs, { immediate: false }),
    onComplete: forget,
  })

  async function remove(id: string): Promise<boolean> {
    asked = id
    const removed = await session.run('message.delete', { id })
    if (removed && asked === id) {
      latest.value = id
      countdown.start()
      if (held.value) countdown.pause()
    }
    return removed
  }
  /** @returns the message that came back, or null */
  async function undo(): Promise<string | null> {
    const id = latest.value
    if (id === null) return null
    forget()
    return (await session.run('message.restore', { id })) ? id : null
  }
  /** Time stands still while someone is on the way to undoing. */
  function hold(isHeld: boolean): void {
    held.value = isHeld
    if (latest.value === null) return
    if (isHeld) countdown.pause()
    else countdown.resume()
  }

  return { latest, remove, undo, hold, forget }
})
