/** The question that waits for the person's consent; one at a time, the others in line. */
import { randomUUID } from 'node:crypto'
import type { Approval, ApprovalChoice } from '../../shared/conversation'

export interface Approvals {
  readonly current: Approval | null
  /** Asks, and waits for an answer. @returns `deny` when aborted */
  ask(question: Omit<Approval, 'id'>, signal: AbortSignal): Promise<ApprovalChoice>
  answer(id: string, choice: ApprovalChoice): void
}

export function createApprovals(onChange: (approval: Approval | null) => void): Approvals {
  const line: { approval: Approval; settle: (choice: ApprovalChoice) => void }[] = []
  const changed = (): void => onChange(line[0]?.approval ?? null)

  const settle = (id: string, choice: ApprovalChoice): void => {
    const index = line.findIndex((entry) => entry.approval.id === id)
    if (index < 0) return
    const [entry] = line.splice(index, 1)
    changed()
    entry?.settle(choice)
  }

  return {
    get current() {
      return line[0]?.approval ?? null
    },
    ask: (question, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve('deny')
        const id = randomUUID()
        const abort = (): void => settle(id, 'deny')
        signal.addEventListener('abort', abort, { once: true })
        line.push({
          approval: { ...question, id },
          settle: (choice) => {
            signal.removeEventListener('abort', abort)
            resolve(choice)
          },
        })
        changed()
      }),
    answer: settle,
  }
}
