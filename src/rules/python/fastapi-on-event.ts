import { decoratorName } from '../../parse/python';
import { decorators } from './airflow';
import type { PythonRule } from './rule';

/** Start and end of an application belong into its lifespan. */
export const fastapiOnEvent: PythonRule = {
  id: 'python/fastapi-on-event',
  summary: 'Load and release the model in the lifespan of the application.',
  why: '`on_event` is deprecated, and is not called at all when a lifespan is given: the service starts, is healthy, and has no model.',
  severity: 'information',
  aliases: [],
  fixable: false,
  *check(document) {
    for (const decorator of decorators(document)) {
      if (!/^fastapi\.(?:FastAPI|APIRouter)\(\)\.on_event$/.test(decoratorName(document, decorator) ?? '')) continue;
      const end = decorator.getChild('ArgList')?.from ?? decorator.to;
      yield {
        span: { start: decorator.from, end },
        message:
          '`on_event` is deprecated. Write a function with `@asynccontextmanager` that loads before its `yield`, and give it as `FastAPI(lifespan=…)`.',
      };
    }
  },
};
