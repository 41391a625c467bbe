/** The tools that Parley brings along. A further one is one more file and one more entry. */
import type { Tool } from './definition'
import { findFiles } from './find-files'
import { listFolder } from './list-folder'
import { readTextFile } from './read-text-file'

export const builtInTools: readonly Tool[] = [findFiles, listFolder, readTextFile]
