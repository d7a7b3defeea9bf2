// Root types of the JSON Schema that blocks-schema.mjs generates.
import type { KnownBlock, View } from '@slack/types';
export type Blocks = KnownBlock[];
export type SlackView = View;
