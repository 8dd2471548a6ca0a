import { cases } from '../testing';
import { fastapiOnEvent } from './fastapi-on-event';
import { python } from './language';

cases(fastapiOnEvent, python, {
  fails: [
    `from fastapi import FastAPI

app = FastAPI()

⟦@app.on_event⟧("startup")
def load():
    pass
`,
  ],
  passes: [
    `from contextlib import asynccontextmanager
from fastapi import FastAPI

@asynccontextmanager
async def lifespan(app):
    yield

app = FastAPI(lifespan=lifespan)
`,
    `import fastapi
from other import app
@app.on_event("startup")
def f(): pass
`,
  ],
});
