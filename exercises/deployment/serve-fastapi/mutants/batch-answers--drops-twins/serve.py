"""Minutes to the door, over HTTP; API.md says what it promises.

Start: uvicorn serve:app --host 127.0.0.1 --port 8000
"""

import logging
import os
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal

import joblib
import pandas as pd
from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

log = logging.getLogger("uvicorn.error")

MODEL_PATH = os.environ.get("MODEL_PATH", "model.joblib")


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    depot: Literal["north", "south", "east"]
    vehicle: Literal["van", "bike"]
    distance_km: float = Field(ge=0, le=200)
    stops_before: int = Field(ge=0, le=100)
    parcel_kg: float | None = Field(default=None, ge=0, le=1000)
    rain_mm: float = Field(ge=0, le=200)
    hour: int = Field(ge=0, le=23)
    weekday: int = Field(ge=0, le=6)


class Batch(BaseModel):
    model_config = ConfigDict(extra="forbid")

    orders: list[Order] = Field(min_length=1, max_length=500)


class Prediction(BaseModel):
    minutes: float


class VersionedPrediction(Prediction):
    model_version: str


class BatchPrediction(BaseModel):
    predictions: list[Prediction]
    model_version: str


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.model = load_model()
    yield


def load_model() -> dict[str, Any] | None:
    """The model, or None: the service then lives on and says that it is not ready."""
    try:
        model = joblib.load(MODEL_PATH)
        log.info("model %s is loaded", model["version"])
        return model
    except Exception:
        # A missing file, a torn download, another library version: the log says which, the clients need not know.
        log.exception("no model can be loaded from %s", MODEL_PATH)
        return None


app = FastAPI(title="Minutes to the door", lifespan=lifespan)


@app.exception_handler(RequestValidationError)
async def refuse(request: Request, error: RequestValidationError) -> JSONResponse:
    """Names fields and problems only. FastAPI's own answer repeats the input, and cannot even write NaN."""
    detail = [
        {"field": ".".join(str(part) for part in problem["loc"][1:]), "problem": problem["msg"]}
        for problem in error.errors()
    ]
    return JSONResponse({"detail": detail}, status_code=422)


def loaded_model(request: Request) -> dict[str, Any]:
    model = request.app.state.model
    if model is None:
        raise HTTPException(503, "no model is loaded")
    return model


Model = Annotated[dict[str, Any], Depends(loaded_model)]


@app.get("/live")
def live() -> dict[str, str]:
    return {"status": "alive"}


@app.get("/ready")
def ready(model: Model) -> dict[str, str]:
    return {"status": "ready", "model_version": model["version"]}


# Plain `def`: predicting keeps a processor busy, so FastAPI must run it in a thread beside the event loop.
@app.post("/v1/predict")
def predict(order: Order, model: Model) -> VersionedPrediction:
    [prediction] = answer(model, [order])
    return VersionedPrediction(minutes=prediction.minutes, model_version=model["version"])


@app.post("/v1/predict/batch")
def predict_batch(batch: Batch, model: Model) -> BatchPrediction:
    return BatchPrediction(predictions=answer(model, list({order.model_dump_json(): order for order in batch.orders}.values())), model_version=model["version"])


def answer(model: dict[str, Any], orders: list[Order]) -> list[Prediction]:
    frame = pd.DataFrame([order.model_dump() for order in orders], columns=model["features"])
    frame = frame.astype({"parcel_kg": "float64"})
    return [Prediction(minutes=round(float(value), 1)) for value in model["pipeline"].predict(frame)]
