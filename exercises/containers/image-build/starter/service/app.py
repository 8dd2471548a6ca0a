"""Minutes to the door, over HTTP.

Start: uvicorn service.app:app
"""

import json
import os
from pathlib import Path
from typing import Literal

from fastapi import FastAPI, HTTPException
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from service.minutes import Model

MODEL_PATH = Path(os.environ.get("MODEL_PATH", "model/minutes.json"))

app = FastAPI(title="Minutes to the door")


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    ordered_at: AwareDatetime
    depot: Literal["north", "south", "east"]
    vehicle: Literal["van", "bike"]
    distance_km: float = Field(ge=0, le=200)
    stops_before: int = Field(ge=0, le=100)
    rain_mm: float = Field(ge=0, le=200)


def read_model() -> Model | None:
    try:
        return Model(json.loads(MODEL_PATH.read_text()))
    except (OSError, ValueError) as error:
        print(f"no model: {error}")
        return None


model = read_model()


@app.get("/live")
def live() -> dict[str, str]:
    return {"status": "alive"}


@app.get("/ready")
def ready() -> dict[str, str]:
    if model is None:
        raise HTTPException(503, "no model is loaded")
    return {"status": "ready", "model_version": model.version}


@app.post("/predict")
def predict(order: Order) -> dict[str, float | str]:
    if model is None:
        raise HTTPException(503, "no model is loaded")
    return {"minutes": model.predict(order), "model_version": model.version}
