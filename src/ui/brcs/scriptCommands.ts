/** The commands on scripts, in one bundle, with what they share. */
export { addScriptCommand } from './addScriptCommand.ts';
export { copyScript } from './copyScript.ts';
export { createScript } from './createScript.ts';
export { createScriptForRow } from './createScriptForRow.ts';
export { downloadScript } from './downloadScript.ts';
export { runScript } from './runScript.ts';
export { scriptParts } from './scriptParts.ts';
