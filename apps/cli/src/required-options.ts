import { type Command, CommanderError, type Option } from 'commander';

const required = new WeakSet<Option>();

/** Whether a command cannot run without an option. */
export function isRequired(option: Option): boolean {
  return required.has(option);
}

/**
 * Has a command ask for its required options just before it runs. Commander would ask for them before it looks at
 * unknown ones, and whoever mistyped `--issuer` wants to hear of that.
 */
export function requireBeforeAction(command: Command): void {
  const options = command.options.filter(({ mandatory }) => mandatory);
  if (options.length === 0) return;
  for (const option of options) {
    required.add(option);
    option.makeOptionMandatory(false);
  }
  command.hook('preAction', (_, called) => {
    const missing = options.find((option) => called.getOptionValue(option.attributeName()) === undefined);
    if (missing === undefined) return;
    throw new CommanderError(
      1,
      'commander.missingMandatoryOptionValue',
      `required option '${missing.flags}' not given`,
    );
  });
}
