// Writes the contributions of src/ui/window/contributions into package.json and package.nls.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildManifest } from '../src/ui/window/contributions/manifest.ts';

const { contributes, texts } = buildManifest();
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
writeFileSync('package.json', JSON.stringify({ ...manifest, contributes }, undefined, 2) + '\n');
writeFileSync('package.nls.json', JSON.stringify(texts, undefined, 2) + '\n');
