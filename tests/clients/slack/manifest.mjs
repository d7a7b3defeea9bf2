// Slack app manifests, as JSON from stdin (an array), against the rules of Slack's manifest 2.0.0 for the parts that SlaBot
// uses: their names, types and lengths; nothing else is allowed.
import Ajv from 'ajv';

const text = (maxLength, more = {}) => ({ type: 'string', minLength: 1, maxLength, ...more });
const strict = (properties, required = []) => ({ type: 'object', properties, required, additionalProperties: false });
const flag = { type: 'boolean' };
const url = text(3000, { pattern: '^https?://' });
const names = (maxItems) => ({ type: 'array', maxItems, uniqueItems: true, items: text(50) });
const schema = strict({
  _metadata: strict({ major_version: { type: 'integer' }, minor_version: { type: 'integer' } }),
  display_information: strict({ name: text(35), description: text(140), background_color: text(7, { pattern: '^#([0-9a-fA-F]{3}){1,2}$' }), long_description: text(4000, { minLength: 175 }) }, ['name']),
  features: strict({
    app_home: strict({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag }),
    bot_user: strict({ display_name: text(80), always_online: flag }, ['display_name']),
    slash_commands: { type: 'array', minItems: 1, maxItems: 50, items: strict({ command: text(32, { minLength: 2, pattern: '^/' }), url, description: text(2000), usage_hint: text(1000), should_escape: flag }, ['command', 'description']) },
  }),
  oauth_config: strict({ redirect_urls: { type: 'array', maxItems: 1000, uniqueItems: true, items: text(2500) }, scopes: strict({ bot: names(255), user: names(255) }) }),
  settings: strict({
    event_subscriptions: strict({ request_url: url, bot_events: names(100) }),
    interactivity: strict({ is_enabled: flag, request_url: url }, ['is_enabled']),
    org_deploy_enabled: flag, socket_mode_enabled: flag, token_rotation_enabled: flag,
  }),
}, ['display_information']);

const validate = new Ajv({ allErrors: true }).compile(schema);
let input = '';
for await (const chunk of process.stdin) input += chunk;
const problems = JSON.parse(input).map((manifest) => (validate(manifest) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`)));
const broken = { ...JSON.parse(input)[0], features: { slash_commands: [{ command: 'sla', description: 'no slash' }] } };
console.log(JSON.stringify({ problems, refusesBroken: !validate(broken) }));
