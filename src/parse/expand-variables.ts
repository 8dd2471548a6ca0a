/** Puts `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}` in; `undefined` when a value is not known or another form is used. */
export function expandVariables(
  text: string,
  values: ReadonlyMap<string, string | undefined>,
  depth = 0,
): string | undefined {
  let isKnown = depth < 8;
  const expanded = text.replace(
    /\$(?:(\w+)|\{(\w+)(?:(:?[-+])([^{}]*))?\}|)/g,
    (whole, plain, braced, operator, other) => {
      const name: string | undefined = plain ?? braced;
      if (name === undefined) {
        isKnown = false;
        return whole;
      }
      const value = values.get(name);
      const isSet = values.has(name) && (value !== '' || !operator?.startsWith(':'));
      const given: string | undefined =
        operator === undefined
          ? value
          : operator.endsWith('+')
            ? isSet
              ? expandVariables(other, values, depth + 1)
              : ''
            : isSet && value !== undefined
              ? value
              : expandVariables(other, values, depth + 1);
      if (given === undefined) isKnown = false;
      return given ?? whole;
    },
  );
  return isKnown ? expanded : undefined;
}
