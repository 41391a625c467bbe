// `npm run soak`: the app for long, with many turns and with sound that does not end.
import { runTool } from './tool.mjs'

await runTool('e2e/soak/main.ts')
