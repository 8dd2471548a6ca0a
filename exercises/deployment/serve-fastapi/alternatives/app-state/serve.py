"""Minutes to the door. Another way: a class for the model, routers, a worker thread chosen by hand.

Start: uvicorn serve:app
"""

import os
from contextlib import asynccontextmanager
from enum import Enum
from typing import Annotated, Optional

import joblib
import numpy as np
import pandas as pd
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, FiniteFloat, Strict, StrictInt, field_validator


class Depot(str, Enum):
    north = "north"
    south = "south"
    east = "east"


class Vehicle(str, Enum):
    van = "van"
    bike = "bike"


Number = Annotated[FiniteFloat, Strict()]


class Order(BaseModel, extra="forbid"):
    depot: Depot
    vehicle: Vehicle
    distance_km: Number
    stops_before: StrictInt
    parcel_kg: Optional[Number] = None
    rain_mm: Number
    hour: StrictInt
    weekday: StrictInt

    @field_validator("distance_km", "stops_before", "parcel_kg", "rain_mm", "hour", "weekday")
    @classmethod
    def is_possible(cls, value, info):
        highest = {"distance_km": 200, "stops_before": 100, "parcel_kg": 1000, "rain_mm": 200, "hour": 23, "weekday": 6}
        if value is not None and not 0 <= value <= highest[info.field_name]:
            raise ValueError(f"must lie between 0 and {highest[info.field_name]}")
        return value


class Orders(BaseModel, extra="forbid"):
    orders: Annotated[list[Order], Field(min_length=1, max_length=500)]


class Minutes:
    """The loaded model; falsy while there is none."""

    def __init__(self):
        self.content = None

    def __bool__(self):
        return self.content is not None

    @property
    def version(self):
        return self.content["version"]

    def load(self, path):
        try:
            self.content = joblib.load(path)
        except Exception as error:
            print(f"no model: {error!r}", flush=True)

    def predict(self, orders):
        rows = [order.model_dump(mode="json") for order in orders]
        frame = pd.DataFrame(rows)[self.content["features"]]
        frame["parcel_kg"] = pd.to_numeric(frame["parcel_kg"])
        return np.round(self.content["pipeline"].predict(frame), 1).tolist()


class NoModel(Exception):
    pass


@asynccontextmanager
async def lifespan(app):
    app.state.minutes = Minutes()
    await run_in_threadpool(app.state.minutes.load, os.environ.get("MODEL_PATH", "model.joblib"))
    yield


app = FastAPI(lifespan=lifespan)
v1 = APIRouter(prefix="/v1")


@app.get("/live")
async def live():
    return {"status": "alive"}


@app.get("/ready")
async def ready(request: Request, response: Response):
    minutes = request.app.state.minutes
    if not minutes:
        response.status_code = 503
        return {"status": "not ready"}
    return {"status": "ready", "model_version": minutes.version}


@v1.post("/predict")
async def predict(request: Request, order: Order):
    [value] = await predicted(request, [order])
    return {"minutes": value, "model_version": request.app.state.minutes.version}


@v1.post("/predict/batch")
async def predict_batch(request: Request, batch: Orders):
    values = await predicted(request, batch.orders)
    return {
        "predictions": [{"minutes": value} for value in values],
        "model_version": request.app.state.minutes.version,
    }


async def predicted(request, orders):
    if not request.app.state.minutes:
        raise NoModel
    return await run_in_threadpool(request.app.state.minutes.predict, orders)


@app.exception_handler(NoModel)
async def no_model(request, error):
    return JSONResponse({"detail": [{"field": "", "problem": "no model is loaded, try later"}]}, status_code=503)


@app.exception_handler(RequestValidationError)
async def invalid(request, error):
    found = [{"field": str(each["loc"][-1]), "problem": each["type"]} for each in error.errors()]
    return JSONResponse({"detail": found}, status_code=422)


app.include_router(v1)
