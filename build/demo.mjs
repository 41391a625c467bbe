// `npm run demo`: performs turns in the real app and prints the conversation.
import { runTool } from './tool.mjs'

await runTool('e2e/demo/main.ts')
