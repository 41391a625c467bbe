/** What is said when the model cannot answer: one sentence for each way in which it fails. */
import type { PartFaultCode } from '../../../../shared/engine-parts'

/** The rules' own answer follows. */
export const insteadOfAnswer: Record<PartFaultCode, string> = {
  'part.unreachable': 'I cannot reach your language model, so I answer by myself for now.',
  'part.proxy': 'I cannot reach your language model through the proxy, so I answer by myself for now.',
  'part.proxy-auth': 'The proxy on the way to your language model refuses the sign-in, so I answer by myself for now.',
  'part.certificate': 'The certificate of your language model is not trusted, so I answer by myself for now.',
  'part.refused': 'Your language model refuses the key in the settings, so I answer by myself for now.',
  'part.model-missing': 'Its server does not have the model chosen in the settings, so I answer by myself for now.',
  'part.busy': 'Your language model is busy, so I answer by myself for now.',
  'part.too-long': 'This conversation has grown too long for your language model, so I answer by myself for now.',
  'part.out-of-memory': 'Your language model has run out of memory, so I answer by myself for now.',
  'part.too-slow': 'Your language model takes too long, so I answer by myself for now.',
  'part.broken': 'I could not read what your language model sent, so I answer by myself for now.',
  'part.failed': 'Something is wrong with your language model, so I answer by myself for now.',
}

const brokeOff = 'The connection to the model broke off.'

/** The answer had begun. */
export const inTheMiddle: Record<PartFaultCode, string> = {
  'part.unreachable': brokeOff,
  'part.proxy': brokeOff,
  'part.proxy-auth': brokeOff,
  'part.certificate': brokeOff,
  'part.refused': brokeOff,
  'part.model-missing': brokeOff,
  'part.busy': brokeOff,
  'part.too-long': 'The model has no room left for the rest of the answer.',
  'part.out-of-memory': 'The model has run out of memory.',
  'part.too-slow': 'The model has stopped answering.',
  'part.broken': brokeOff,
  'part.failed': brokeOff,
}

export const heldBack = "The model's service holds back the answer to that."
export const noAnswer = 'The language model gave no answer.'
